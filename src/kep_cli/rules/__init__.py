"""What kep finds wrong: one generator function a rule, one module a family."""
