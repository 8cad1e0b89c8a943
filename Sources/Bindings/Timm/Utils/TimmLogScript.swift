// timm.utils.setup_default_logging.

extension TrainingScripts {
    static let timmUtilsLog = #"""
        import logging

        class FormatterNoInfo(logging.Formatter):
            """Shows the level of a message unless it is INFO."""

            def __init__(self, fmt='%(levelname)s: %(message)s'):
                super().__init__(fmt)

            def format(self, record):
                return str(record.getMessage()) if record.levelno == logging.INFO else super().format(record)

        def setup_default_logging(default_level=logging.INFO, log_path=''):
            console = logging.StreamHandler()
            console.setFormatter(FormatterNoInfo())
            logging.root.addHandler(console)
            logging.root.setLevel(default_level)
            if log_path:
                # timm starts a new file after 2 MB; here the one file grows.
                file = logging.FileHandler(log_path)
                file.setFormatter(logging.Formatter('%(asctime)s - %(name)20s: [%(levelname)8s] - %(message)s'))
                logging.root.addHandler(file)
        """#
}
