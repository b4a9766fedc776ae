"""`python -m tfaudit`."""

from tfaudit.cli import main

main()
