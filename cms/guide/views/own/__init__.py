"""„Moje sprawy”: what people keep of their way through procedures."""
