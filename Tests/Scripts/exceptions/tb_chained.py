def load():
    try:
        return {}['missing']
    except KeyError as error:
        raise ValueError('bad config') from error
try:
    load()
except ValueError:
    raise RuntimeError('startup failed')
