"""What runs in the user's interpreter; it needs nothing but Python, not even TensorFlow."""
