"""The papers that an office needs: which there are, made by a button, laid out to open and to print."""
