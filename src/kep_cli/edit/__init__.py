"""What writes goal files. Everything else in kep only reads them."""
