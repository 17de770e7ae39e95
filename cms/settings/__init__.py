"""Settings: base, then local, production or test. Everything that differs between machines comes from the environment."""
