// The module `argparse`: arguments, their help text and their errors, laid out as CPython does.

enum ArgparseScript {
    static var module: NativeModule {
        .scripted("argparse", doc: "Command-line parsing library.", helpSource + actionSource + parserSource)
    }

    private static let helpSource = """
        import sys
        import os
        import shutil as _shutil

        SUPPRESS = '==SUPPRESS=='
        OPTIONAL = '?'
        ZERO_OR_MORE = '*'
        ONE_OR_MORE = '+'
        PARSER = 'A...'
        REMAINDER = '...'

        class HelpFormatter:
            def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
                if width is None:
                    width = _shutil.get_terminal_size().columns - 2
                self._prog = prog
                self._indent_increment = indent_increment
                self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
                self._width = width
                self._indent = 0
                self._action_max_length = 0
                self._sections = []
                self._parts = []

            def _wrap(self, text, width):
                import textwrap
                return textwrap.wrap(' '.join(text.split()), width)

            def _split_lines(self, text, width):
                return self._wrap(text, width)

            def _fill_text(self, text, width, indent):
                import textwrap
                return textwrap.fill(' '.join(text.split()), width, initial_indent=indent, subsequent_indent=indent)

            def _get_help_string(self, action):
                return action.help

            def _get_default_metavar_for_optional(self, action):
                return action.dest.upper()

            def _get_default_metavar_for_positional(self, action):
                return action.dest

            def _metavar(self, action, default):
                if action.metavar is not None:
                    return action.metavar
                if action.choices is not None:
                    return '{%s}' % ','.join(str(choice) for choice in action.choices)
                return default

            def _metavars(self, action, default, n):
                metavar = self._metavar(action, default)
                return metavar if isinstance(metavar, tuple) else (metavar,) * n

            def _format_args(self, action, default):
                n = action.nargs
                if n is None:
                    return '%s' % self._metavars(action, default, 1)
                if n == OPTIONAL:
                    return '[%s]' % self._metavars(action, default, 1)
                if n == ZERO_OR_MORE:
                    metavar = self._metavars(action, default, 1)
                    return '[%s [%s ...]]' % metavar if len(metavar) == 2 else '[%s ...]' % metavar
                if n == ONE_OR_MORE:
                    return '%s [%s ...]' % self._metavars(action, default, 2)
                if n == REMAINDER:
                    return '...'
                if n == PARSER:
                    return '%s ...' % self._metavars(action, default, 1)
                if n == SUPPRESS:
                    return ''
                return ' '.join(self._metavars(action, default, n))

            def _usage_parts(self, actions, groups):
                parts = []
                grouped = {}
                for group in groups:
                    members = [a for a in group._group_actions if a.help is not SUPPRESS]
                    if members:
                        for a in members:
                            grouped[id(a)] = (group, members)
                done = set()
                for action in actions:
                    if action.help is SUPPRESS:
                        continue
                    if id(action) in grouped:
                        group, members = grouped[id(action)]
                        if id(group) in done:
                            continue
                        done.add(id(group))
                        inner = ' | '.join(self._usage_part(a, True) for a in members)
                        if len(members) == 1 and group.required:
                            parts.append(inner)
                        else:
                            parts.append('(%s)' % inner if group.required else '[%s]' % inner)
                    else:
                        part = self._usage_part(action, False)
                        if part:
                            parts.append(part)
                return parts

            def _usage_part(self, action, in_group):
                if not action.option_strings:
                    default = self._get_default_metavar_for_positional(action)
                    part = self._format_args(action, default)
                    if in_group and part[:1] == '[' and part[-1:] == ']':
                        part = part[1:-1]
                    return part
                option = action.option_strings[0]
                if action.nargs == 0:
                    part = action.format_usage()
                else:
                    part = option + ' ' + self._format_args(action, self._get_default_metavar_for_optional(action))
                return part if action.required or in_group else '[%s]' % part

            def add_usage(self, usage, actions, groups, prefix=None):
                if usage is not SUPPRESS:
                    self._parts.append(self._format_usage(usage, actions, groups, prefix))

            def _format_usage(self, usage, actions, groups, prefix):
                if prefix is None:
                    prefix = 'usage: '
                if usage is not None:
                    usage = usage % dict(prog=self._prog)
                elif not actions:
                    usage = self._prog
                else:
                    prog = self._prog
                    optionals = [a for a in actions if a.option_strings]
                    positionals = [a for a in actions if not a.option_strings]
                    opt_parts = self._usage_parts(optionals, groups)
                    pos_parts = self._usage_parts(positionals, groups)
                    usage = ' '.join(s for s in [prog, ' '.join(opt_parts + pos_parts)] if s)
                    text_width = self._width - self._indent
                    if len(prefix) + len(usage) > text_width:
                        def get_lines(parts, indent, prefix=None):
                            lines = []
                            line = []
                            line_len = (len(prefix) if prefix is not None else len(indent)) - 1
                            for part in parts:
                                if line_len + 1 + len(part) > text_width and line:
                                    lines.append(indent + ' '.join(line))
                                    line = []
                                    line_len = len(indent) - 1
                                line.append(part)
                                line_len += len(part) + 1
                            if line:
                                lines.append(indent + ' '.join(line))
                            if prefix is not None:
                                lines[0] = lines[0][len(indent):]
                            return lines
                        if len(prefix) + len(prog) <= 0.75 * text_width:
                            indent = ' ' * (len(prefix) + len(prog) + 1)
                            if opt_parts:
                                lines = get_lines([prog] + opt_parts, indent, prefix)
                                lines.extend(get_lines(pos_parts, indent))
                            elif pos_parts:
                                lines = get_lines([prog] + pos_parts, indent, prefix)
                            else:
                                lines = [prog]
                        else:
                            indent = ' ' * len(prefix)
                            parts = opt_parts + pos_parts
                            lines = get_lines(parts, indent)
                            if len(lines) > 1:
                                lines = []
                                lines.extend(get_lines(opt_parts, indent))
                                lines.extend(get_lines(pos_parts, indent))
                            lines = [prog] + lines
                        usage = '\\n'.join(lines)
                return '%s%s\\n\\n' % (prefix, usage)

            def add_text(self, text):
                if text is not SUPPRESS and text is not None:
                    if '%(prog)' in text:
                        text = text % dict(prog=self._prog)
                    width = max(self._width - self._indent, 11)
                    self._parts.append(self._fill_text(text, width, ' ' * self._indent) + '\\n\\n')

            def _invocation(self, action):
                if not action.option_strings:
                    default = self._get_default_metavar_for_positional(action)
                    return ' '.join(self._metavars(action, default, 1))
                if action.nargs == 0:
                    return ', '.join(action.option_strings)
                args = self._format_args(action, self._get_default_metavar_for_optional(action))
                return ', '.join('%s %s' % (option, args) for option in action.option_strings)

            def measure(self, actions, indent):
                for action in actions:
                    if action.help is not SUPPRESS:
                        self._action_max_length = max(self._action_max_length, len(self._invocation(action)) + indent)
                        if hasattr(action, '_get_subactions'):
                            self.measure(action._get_subactions(), indent)

            def add_section(self, heading, description, actions):
                start = len(self._parts)
                self._indent += self._indent_increment
                self.add_text(description)
                for action in actions:
                    if action.help is not SUPPRESS:
                        self._parts.append(self._format_action(action))
                self._indent -= self._indent_increment
                body = ''.join(self._parts[start:])
                del self._parts[start:]
                if body:
                    head = '%*s%s:\\n' % (self._indent, '', heading) if heading is not SUPPRESS and heading is not None else ''
                    self._parts.append('\\n' + head + body + '\\n')

            def _format_action(self, action):
                help_position = min(self._action_max_length + 2, self._max_help_position)
                help_width = max(self._width - help_position, 11)
                action_width = help_position - self._indent - 2
                header = self._invocation(action)
                if not action.help:
                    parts = ['%*s%s\\n' % (self._indent, '', header)]
                elif len(header) <= action_width:
                    parts = ['%*s%-*s  ' % (self._indent, '', action_width, header)]
                    first = 0
                else:
                    parts = ['%*s%s\\n' % (self._indent, '', header)]
                    first = help_position
                if action.help and action.help.strip():
                    text = self._expand_help(action)
                    if text:
                        lines = self._split_lines(text, help_width)
                        parts.append('%*s%s\\n' % (first, '', lines[0]))
                        for line in lines[1:]:
                            parts.append('%*s%s\\n' % (help_position, '', line))
                elif not parts[-1].endswith('\\n'):
                    parts.append('\\n')
                if hasattr(action, '_get_subactions'):
                    self._indent += self._indent_increment
                    for sub in action._get_subactions():
                        parts.append(self._format_action(sub))
                    self._indent -= self._indent_increment
                return ''.join(parts)

            def _expand_help(self, action):
                params = dict(vars(action), prog=self._prog)
                for name in list(params):
                    if params[name] is SUPPRESS:
                        del params[name]
                for name in list(params):
                    if hasattr(params[name], '__name__'):
                        params[name] = params[name].__name__
                if params.get('choices') is not None:
                    params['choices'] = ', '.join([str(c) for c in params['choices']])
                return self._get_help_string(action) % params

            def format_help(self):
                text = ''.join(self._parts)
                while '\\n\\n\\n' in text:
                    text = text.replace('\\n\\n\\n', '\\n\\n')
                return text.strip('\\n') + '\\n'

        class RawDescriptionHelpFormatter(HelpFormatter):
            def _fill_text(self, text, width, indent):
                return ''.join(indent + line for line in text.splitlines(keepends=True))

        class RawTextHelpFormatter(RawDescriptionHelpFormatter):
            def _split_lines(self, text, width):
                return text.splitlines()

        class ArgumentDefaultsHelpFormatter(HelpFormatter):
            def _get_help_string(self, action):
                help = action.help
                if help is None:
                    help = ''
                if '%(default)' not in help:
                    if action.default is not SUPPRESS:
                        if action.option_strings or action.nargs in [OPTIONAL, ZERO_OR_MORE]:
                            help += ' (default: %(default)s)'
                return help

        class MetavarTypeHelpFormatter(HelpFormatter):
            def _get_default_metavar_for_optional(self, action):
                return action.type.__name__

            def _get_default_metavar_for_positional(self, action):
                return action.type.__name__

        """

    private static let actionSource = """
        def _argument_name(argument):
            if argument is None:
                return None
            if argument.option_strings:
                return '/'.join(argument.option_strings)
            if argument.metavar not in (None, SUPPRESS):
                return argument.metavar
            if argument.dest not in (None, SUPPRESS):
                return argument.dest
            if argument.choices:
                return '{' + ','.join(argument.choices) + '}'
            return None

        class ArgumentError(Exception):
            def __init__(self, argument, message):
                self.argument_name = _argument_name(argument)
                self.message = message

            def __str__(self):
                if self.argument_name is None:
                    return '%s' % self.message
                return 'argument %s: %s' % (self.argument_name, self.message)

        class ArgumentTypeError(Exception):
            pass

        class Namespace:
            def __init__(self, **kwargs):
                for name in kwargs:
                    setattr(self, name, kwargs[name])

            def __eq__(self, other):
                if not isinstance(other, Namespace):
                    return NotImplemented
                return vars(self) == vars(other)

            __hash__ = None

            def __contains__(self, key):
                return key in self.__dict__

            def __repr__(self):
                items = ['%s=%r' % (name, value) for name, value in self.__dict__.items()]
                return '%s(%s)' % (type(self).__name__, ', '.join(items))

        class Action:
            def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                         required=False, help=None, metavar=None):
                self.option_strings = option_strings
                self.dest = dest
                self.nargs = nargs
                self.const = const
                self.default = default
                self.type = type
                self.choices = choices
                self.required = required
                self.help = help
                self.metavar = metavar

            def __repr__(self):
                names = ['option_strings', 'dest', 'nargs', 'const', 'default', 'type', 'choices', 'required', 'help',
                         'metavar']
                return '%s(%s)' % (type(self).__name__, ', '.join('%s=%r' % (n, getattr(self, n)) for n in names))

            def format_usage(self):
                return self.option_strings[0]

            def __call__(self, parser, namespace, values, option_string=None):
                raise NotImplementedError('.__call__() not defined')

        class _StoreAction(Action):
            def __init__(self, option_strings, dest, nargs=None, **kwargs):
                if nargs == 0:
                    raise ValueError('nargs for store actions must be != 0; if you have nothing to store, actions '
                                     'such as store true or store const may be more appropriate')
                super().__init__(option_strings, dest, nargs, **kwargs)

            def __call__(self, parser, namespace, values, option_string=None):
                setattr(namespace, self.dest, values)

        class _StoreConstAction(Action):
            def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
                super().__init__(option_strings, dest, 0, const, default, required=required, help=help)

            def __call__(self, parser, namespace, values, option_string=None):
                setattr(namespace, self.dest, self.const)

        class _StoreTrueAction(_StoreConstAction):
            def __init__(self, option_strings, dest, default=False, required=False, help=None):
                super().__init__(option_strings, dest, True, default, required, help)

        class _StoreFalseAction(_StoreConstAction):
            def __init__(self, option_strings, dest, default=True, required=False, help=None):
                super().__init__(option_strings, dest, False, default, required, help)

        class BooleanOptionalAction(Action):
            def __init__(self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None,
                         metavar=None):
                strings = []
                for option in option_strings:
                    strings.append(option)
                    if option.startswith('--'):
                        strings.append('--no-' + option[2:])
                if help is not None and default is not None and default is not SUPPRESS:
                    help += " (default: %(default)s)"
                super().__init__(strings, dest, 0, default=default, type=type, choices=choices, required=required,
                                 help=help, metavar=metavar)

            def __call__(self, parser, namespace, values, option_string=None):
                if option_string in self.option_strings:
                    setattr(namespace, self.dest, not option_string.startswith('--no-'))

            def format_usage(self):
                return ' | '.join(self.option_strings)

        def _copy_items(items):
            return [] if items is None else list(items)

        class _AppendAction(_StoreAction):
            def __call__(self, parser, namespace, values, option_string=None):
                items = _copy_items(getattr(namespace, self.dest, None))
                items.append(values)
                setattr(namespace, self.dest, items)

        class _AppendConstAction(_StoreConstAction):
            def __call__(self, parser, namespace, values, option_string=None):
                items = _copy_items(getattr(namespace, self.dest, None))
                items.append(self.const)
                setattr(namespace, self.dest, items)

        class _ExtendAction(_AppendAction):
            def __call__(self, parser, namespace, values, option_string=None):
                items = _copy_items(getattr(namespace, self.dest, None))
                items.extend(values)
                setattr(namespace, self.dest, items)

        class _CountAction(Action):
            def __init__(self, option_strings, dest, default=None, required=False, help=None):
                super().__init__(option_strings, dest, 0, default=default, required=required, help=help)

            def __call__(self, parser, namespace, values, option_string=None):
                count = getattr(namespace, self.dest, None)
                setattr(namespace, self.dest, (0 if count is None else count) + 1)

        class _HelpAction(Action):
            def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
                super().__init__(option_strings, dest, 0, default=default, help=help)

            def __call__(self, parser, namespace, values, option_string=None):
                parser.print_help()
                parser.exit()

        class _VersionAction(Action):
            def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS,
                         help="show program's version number and exit"):
                super().__init__(option_strings, dest, 0, default=default, help=help)
                self.version = version

            def __call__(self, parser, namespace, values, option_string=None):
                version = parser.version if self.version is None and hasattr(parser, 'version') else self.version
                formatter = parser._get_formatter()
                formatter.add_text(version)
                parser._print_message(formatter.format_help(), sys.stdout)
                parser.exit()

        class _SubParsersAction(Action):
            class _ChoicesPseudoAction(Action):
                def __init__(self, name, aliases, help):
                    metavar = name
                    if aliases:
                        metavar += ' (%s)' % ', '.join(aliases)
                    super().__init__([], name, help=help, metavar=metavar)

            def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
                self._prog_prefix = prog
                self._parser_class = parser_class
                self._name_parser_map = {}
                self._choices_actions = []
                super().__init__(option_strings, dest, PARSER, choices=self._name_parser_map, required=required,
                                 help=help, metavar=metavar)

            def add_parser(self, name, **kwargs):
                if kwargs.get('prog') is None:
                    kwargs['prog'] = '%s %s' % (self._prog_prefix, name)
                aliases = kwargs.pop('aliases', ())
                if 'help' in kwargs:
                    self._choices_actions.append(self._ChoicesPseudoAction(name, aliases, kwargs.pop('help')))
                parser = self._parser_class(**kwargs)
                self._name_parser_map[name] = parser
                for alias in aliases:
                    self._name_parser_map[alias] = parser
                return parser

            def _get_subactions(self):
                return self._choices_actions

            def __call__(self, parser, namespace, values, option_string=None):
                parser_name = values[0]
                if self.dest is not SUPPRESS:
                    setattr(namespace, self.dest, parser_name)
                if parser_name not in self._name_parser_map:
                    raise ArgumentError(self, 'unknown parser %r (choices: %s)' % (
                        parser_name, ', '.join(self._name_parser_map)))
                sub, rest = self._name_parser_map[parser_name].parse_known_args(values[1:], None)
                for key, value in vars(sub).items():
                    setattr(namespace, key, value)
                if rest:
                    if not hasattr(namespace, '_unrecognized_args'):
                        namespace._unrecognized_args = []
                    namespace._unrecognized_args.extend(rest)

        class FileType:
            def __init__(self, mode='r', bufsize=-1, encoding=None, errors=None):
                self._mode, self._bufsize, self._encoding, self._errors = mode, bufsize, encoding, errors

            def __call__(self, string):
                if string == '-':
                    return sys.stdin if 'r' in self._mode else sys.stdout
                try:
                    return open(string, self._mode, self._bufsize, self._encoding, self._errors)
                except OSError as e:
                    raise ArgumentTypeError("can't open '%s': %s" % (string, e))

        _actions = {
            None: _StoreAction, 'store': _StoreAction, 'store_const': _StoreConstAction, 'store_true': _StoreTrueAction,
            'store_false': _StoreFalseAction, 'append': _AppendAction, 'append_const': _AppendConstAction,
            'count': _CountAction, 'help': _HelpAction, 'version': _VersionAction, 'extend': _ExtendAction,
        }

        """

    private static let parserSource = """
        class _Container:
            def _add_action(self, action):
                raise NotImplementedError

            def add_argument(self, *args, **kwargs):
                chars = self._parser.prefix_chars
                if not args or len(args) == 1 and args[0][0] not in chars:
                    if args and 'dest' in kwargs:
                        raise ValueError('dest supplied twice for positional argument')
                    dest = args[0] if args else kwargs.pop('dest')
                    if 'required' in kwargs:
                        raise TypeError("'required' is an invalid argument for positionals")
                    kwargs = dict(kwargs, dest=dest, option_strings=[])
                    nargs = kwargs.get('nargs')
                    if nargs not in (OPTIONAL, ZERO_OR_MORE, REMAINDER, SUPPRESS):
                        kwargs['required'] = True
                    if nargs == ZERO_OR_MORE and 'default' not in kwargs:
                        kwargs['required'] = True
                else:
                    for option in args:
                        if not option[0] in chars:
                            raise ValueError('invalid option string %r: must start with a character %r' % (option, chars))
                    dest = kwargs.pop('dest', None)
                    if dest is None:
                        long = [o for o in args if len(o) > 1 and o[1] in chars]
                        dest = (long or list(args))[0].lstrip(chars)
                        if not dest:
                            raise ValueError('dest= is required for options like %r' % (args[0],))
                        dest = dest.replace('-', '_')
                    kwargs = dict(kwargs, dest=dest, option_strings=list(args))
                if 'default' not in kwargs:
                    if kwargs['dest'] in self._parser._defaults:
                        kwargs['default'] = self._parser._defaults[kwargs['dest']]
                    elif self._parser.argument_default is not None:
                        kwargs['default'] = self._parser.argument_default
                name = kwargs.pop('action', None)
                cls = name if isinstance(name, type) else _actions.get(name)
                if cls is None:
                    raise ValueError('unknown action "%s"' % (name,))
                action = cls(**kwargs)
                if action.type is not None and not callable(action.type):
                    raise ValueError('%r is not callable' % (action.type,))
                if action.type is FileType:
                    raise ValueError('%r is a FileType class object, instance of it must be passed' % (action.type,))
                for option in action.option_strings:
                    if option in self._parser._options:
                        if self._parser.conflict_handler == 'resolve':
                            old = self._parser._options.pop(option)
                            old.option_strings.remove(option)
                            if not old.option_strings:
                                self._parser._forget(old)
                        else:
                            clashes = [o for o in action.option_strings if o in self._parser._options]
                            raise ArgumentError(action, 'conflicting option string%s: %s' % (
                                's' if len(clashes) > 1 else '', ', '.join(clashes)))
                return self._add_action(action)

        class _ArgumentGroup(_Container):
            def __init__(self, parser, title=None, description=None):
                self._parser = parser
                self.title = title
                self.description = description
                self._group_actions = []

            def _add_action(self, action):
                self._parser._register(action)
                self._group_actions.append(action)
                return action

            def add_mutually_exclusive_group(self, **kwargs):
                group = _MutuallyExclusiveGroup(self, **kwargs)
                self._parser._mutually_exclusive_groups.append(group)
                return group

        class _MutuallyExclusiveGroup(_Container):
            def __init__(self, container, required=False):
                self._container = container
                self._parser = container._parser
                self.required = required
                self._group_actions = []

            def _add_action(self, action):
                if action.required and not (not action.option_strings and action.nargs in (OPTIONAL, ZERO_OR_MORE)):
                    raise ValueError('mutually exclusive arguments must be optional')
                self._container._add_action(action)
                self._group_actions.append(action)
                return action

        class ArgumentParser(_Container):
            def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=[],
                         formatter_class=HelpFormatter, prefix_chars='-', fromfile_prefix_chars=None,
                         argument_default=None, conflict_handler='error', add_help=True, allow_abbrev=True,
                         exit_on_error=True):
                self._parser = self
                self.prog = os.path.basename(sys.argv[0]) if prog is None else prog
                self.usage = usage
                self.description = description
                self.epilog = epilog
                self.formatter_class = formatter_class
                self.prefix_chars = prefix_chars
                self.argument_default = argument_default
                self.conflict_handler = conflict_handler
                self.add_help = add_help
                self.allow_abbrev = allow_abbrev
                self.exit_on_error = exit_on_error
                if fromfile_prefix_chars is not None:
                    raise NotImplementedError('argparse: fromfile_prefix_chars is not part of the library')
                self._actions = []
                self._options = {}
                self._defaults = {}
                self._mutually_exclusive_groups = []
                self._subparsers = None
                self._positionals = _ArgumentGroup(self, 'positional arguments')
                self._optionals = _ArgumentGroup(self, 'options')
                self._action_groups = [self._positionals, self._optionals]
                if add_help:
                    char = '-' if '-' in prefix_chars else prefix_chars[0]
                    self.add_argument(char + 'h', char * 2 + 'help', action='help', default=SUPPRESS,
                                      help='show this help message and exit')
                for parent in parents:
                    self._adopt(parent)

            def __repr__(self):
                names = ['prog', 'usage', 'description', 'formatter_class', 'conflict_handler', 'add_help']
                return '%s(%s)' % (type(self).__name__, ', '.join('%s=%r' % (n, getattr(self, n)) for n in names))

            def _adopt(self, parent):
                titles = {group.title: group for group in self._action_groups}
                placed = {}
                for group in parent._action_groups:
                    if group.title not in titles:
                        titles[group.title] = self.add_argument_group(group.title, group.description)
                    for action in group._group_actions:
                        placed[id(action)] = titles[group.title]
                for action in parent._actions:
                    placed.get(id(action), self)._add_action(action)
                for group in parent._mutually_exclusive_groups:
                    mine = self.add_mutually_exclusive_group(required=group.required)
                    mine._group_actions.extend(group._group_actions)
                self._defaults.update(parent._defaults)

            def _register(self, action):
                self._actions.append(action)
                for option in action.option_strings:
                    self._options[option] = action

            def _forget(self, action):
                self._actions.remove(action)
                for group in self._action_groups:
                    if action in group._group_actions:
                        group._group_actions.remove(action)

            def _add_action(self, action):
                (self._optionals if action.option_strings else self._positionals)._add_action(action)
                return action

            def register(self, registry_name, value, object):
                _actions[value] = object

            def add_argument_group(self, title=None, description=None, **kwargs):
                group = _ArgumentGroup(self, title, description)
                self._action_groups.append(group)
                return group

            def add_mutually_exclusive_group(self, **kwargs):
                group = _MutuallyExclusiveGroup(self, **kwargs)
                self._mutually_exclusive_groups.append(group)
                return group

            def add_subparsers(self, **kwargs):
                if self._subparsers is not None:
                    self.error('cannot have multiple subparser arguments')
                kwargs.setdefault('parser_class', type(self))
                if 'title' in kwargs or 'description' in kwargs:
                    self._subparsers = self.add_argument_group(kwargs.pop('title', 'subcommands'),
                                                               kwargs.pop('description', None))
                else:
                    self._subparsers = self._positionals
                if kwargs.get('prog') is None:
                    formatter = self._get_formatter()
                    positionals = [a for a in self._actions if not a.option_strings]
                    formatter.add_usage(self.usage, positionals, self._mutually_exclusive_groups, '')
                    kwargs['prog'] = formatter.format_help().strip()
                kwargs.pop('action', None)
                action = _SubParsersAction(option_strings=[], **kwargs)
                self._subparsers._add_action(action)
                return action

            def set_defaults(self, **kwargs):
                self._defaults.update(kwargs)
                for action in self._actions:
                    if action.dest in kwargs:
                        action.default = kwargs[action.dest]

            def get_default(self, dest):
                for action in self._actions:
                    if action.dest == dest and action.default is not None:
                        return action.default
                return self._defaults.get(dest, None)

            # ---- parsing

            def parse_args(self, args=None, namespace=None):
                args, argv = self.parse_known_args(args, namespace)
                if argv:
                    self.error('unrecognized arguments: %s' % ' '.join(argv))
                return args

            def parse_known_args(self, args=None, namespace=None):
                args = list(sys.argv[1:] if args is None else args)
                if namespace is None:
                    namespace = Namespace()
                for action in self._actions:
                    if action.dest is not SUPPRESS and not hasattr(namespace, action.dest):
                        if action.default is not SUPPRESS:
                            setattr(namespace, action.dest, action.default)
                for dest in self._defaults:
                    if not hasattr(namespace, dest):
                        setattr(namespace, dest, self._defaults[dest])
                if self.exit_on_error:
                    try:
                        namespace, args = self._parse(args, namespace)
                    except ArgumentError as err:
                        self.error(str(err))
                else:
                    namespace, args = self._parse(args, namespace)
                if hasattr(namespace, '_unrecognized_args'):
                    args.extend(namespace._unrecognized_args)
                    delattr(namespace, '_unrecognized_args')
                return namespace, args

            def _looks_negative(self, text):
                try:
                    return text[0] == '-' and text[1:2] in tuple('0123456789.') and (float(text), True)[1]
                except ValueError:
                    return False

            def _parse_optional(self, text):
                # (action, option string, explicit argument) for an option, None for an argument.
                if not text or text[0] not in self.prefix_chars:
                    return None
                if text in self._options:
                    return self._options[text], text, None
                if len(text) == 1:
                    return None
                if '=' in text:
                    option, explicit = text.split('=', 1)
                    if option in self._options:
                        return self._options[option], option, explicit
                matches = self._abbreviations(text)
                if len(matches) > 1:
                    self.error('ambiguous option: %s could match %s' % (text, ', '.join(m[1] for m in matches)))
                if len(matches) == 1:
                    return matches[0]
                if self._looks_negative(text) and not any(self._looks_negative(o) for o in self._options):
                    return None
                if ' ' in text:
                    return None
                return None, text, None

            def _abbreviations(self, text):
                result = []
                chars = self.prefix_chars
                if text[0] in chars and len(text) > 1 and text[1] in chars:
                    if self.allow_abbrev:
                        prefix, _, explicit = text.partition('=')
                        explicit = explicit if '=' in text else None
                        for option in self._options:
                            if option.startswith(prefix):
                                result.append((self._options[option], option, explicit))
                else:
                    short, rest = text[:2], text[2:]
                    for option in self._options:
                        if option == short:
                            result.append((self._options[option], option, rest))
                        elif self.allow_abbrev and option.startswith(text):
                            result.append((self._options[option], option, None))
                return result

            def _count(self, nargs, available, reserve):
                # How many of the available arguments an action takes; None if they are too few.
                if nargs is None:
                    need, most = 1, 1
                elif nargs == OPTIONAL:
                    need, most = 0, 1
                elif nargs in (ZERO_OR_MORE, REMAINDER):
                    need, most = 0, available
                elif nargs in (ONE_OR_MORE, PARSER):
                    need, most = 1, available
                elif nargs == SUPPRESS:
                    need, most = 0, 0
                else:
                    need, most = nargs, nargs
                if available < need:
                    return None
                return max(need, min(most, available - reserve))

            def _minimum(self, nargs):
                if nargs is None or nargs in (ONE_OR_MORE, PARSER):
                    return 1
                return nargs if isinstance(nargs, int) else 0

            def _parse(self, args, namespace):
                kinds = []
                parsed = []
                after = False
                for arg in args:
                    if after:
                        kinds.append('A')
                        parsed.append(None)
                    elif arg == '--':
                        kinds.append('-')
                        parsed.append(None)
                        after = True
                    else:
                        option = self._parse_optional(arg)
                        kinds.append('A' if option is None else 'O')
                        parsed.append(option)
                positionals = [a for a in self._actions if not a.option_strings]
                seen = set()
                seen_non_default = set()
                extras = []
                conflicts = {}
                for group in self._mutually_exclusive_groups:
                    for i, action in enumerate(group._group_actions):
                        conflicts.setdefault(id(action), []).extend(
                            group._group_actions[:i] + group._group_actions[i + 1:])

                def take(action, strings, option=None):
                    seen.add(id(action))
                    values = self._get_values(action, strings)
                    if values is not action.default:
                        seen_non_default.add(id(action))
                        for other in conflicts.get(id(action), []):
                            if id(other) in seen_non_default:
                                raise ArgumentError(action, 'not allowed with argument %s' % _argument_name(other))
                    if values is not SUPPRESS:
                        action(self, namespace, values, option)

                def consume_option(i):
                    action, option, explicit = parsed[i]
                    if action is None:
                        extras.append(args[i])
                        return i + 1
                    while explicit is not None:
                        single = option[0] in self.prefix_chars and (len(option) < 2 or option[1] not in self.prefix_chars)
                        if action.nargs == 0 and single and explicit != '':
                            take(action, [], option)
                            option = option[0] + explicit[0]
                            explicit = explicit[1:] or None
                            if option not in self._options:
                                raise ArgumentError(action, 'ignored explicit argument %r' % (
                                    option[1:] + (explicit or '')))
                            action = self._options[option]
                            if explicit is not None and explicit.startswith('='):
                                explicit = explicit[1:]
                        elif self._count(action.nargs, 1, 0) == 1 and action.nargs != 0:
                            take(action, [explicit], option)
                            return i + 1
                        elif isinstance(action.nargs, int) and action.nargs > 1:
                            raise ArgumentError(action, self._count_message(action.nargs))
                        else:
                            raise ArgumentError(action, 'ignored explicit argument %r' % explicit)
                    start = i + 1
                    stop = start
                    if action.nargs == REMAINDER:
                        stop = len(args)
                    elif action.nargs == PARSER:
                        stop = len(args) if start < len(args) and kinds[start] == 'A' else start
                    else:
                        while stop < len(args) and kinds[stop] == 'A':
                            stop += 1
                    count = 0 if action.nargs == 0 else self._count(action.nargs, stop - start, 0)
                    if count is None:
                        raise ArgumentError(action, self._count_message(action.nargs))
                    take(action, args[start:start + count], option)
                    return start + count

                def consume_positionals(i):
                    stop = i
                    while stop < len(args) and kinds[stop] in 'A-':
                        stop += 1
                    strings = [j for j in range(i, stop) if kinds[j] == 'A']
                    # As many positionals as the arguments up to the next option allow.
                    chosen = []
                    total = 0
                    for action in positionals:
                        least = self._minimum(action.nargs)
                        if action.nargs in (REMAINDER, PARSER):
                            available = len(strings) - total if not (strings or action.nargs == REMAINDER) else \\
                                len([j for j in range(i, len(args)) if kinds[j] != '-']) - total
                        if total + least > len(strings):
                            break
                        chosen.append(action)
                        total += least
                    place = 0
                    for index, action in enumerate(chosen):
                        reserve = sum(self._minimum(a.nargs) for a in chosen[index + 1:])
                        if action.nargs in (REMAINDER, PARSER) and (place < len(strings) or action.nargs == REMAINDER):
                            first = strings[place] if place < len(strings) else stop
                            rest = [a for j, a in enumerate(args) if j >= first and kinds[j] != '-']
                            take(action, rest)
                            del positionals[:index + 1]
                            return len(args)
                        count = self._count(action.nargs, len(strings) - place, reserve)
                        take(action, [args[j] for j in strings[place:place + count]])
                        place += count
                    del positionals[:len(chosen)]
                    if place == len(strings):
                        return stop
                    return strings[place - 1] + 1 if place else i

                options = [i for i, kind in enumerate(kinds) if kind == 'O']
                i = 0
                while options and i <= options[-1]:
                    following = min(j for j in options if j >= i)
                    if i != following:
                        end = consume_positionals(i)
                        if end > i:
                            i = end
                            if i >= len(args):
                                break
                            options = [j for j in options if j >= i]
                            continue
                    if i not in options:
                        extras.extend(args[i:following])
                        i = following
                    i = consume_option(i)
                    options = [j for j in options if j >= i]
                i = consume_positionals(i) if i <= len(args) else i
                extras.extend(args[i:])
                missing = []
                for action in self._actions:
                    if id(action) not in seen:
                        if action.required:
                            missing.append(_argument_name(action))
                        elif (action.default is not None and isinstance(action.default, str)
                              and hasattr(namespace, action.dest) and action.default is getattr(namespace, action.dest)):
                            setattr(namespace, action.dest, self._get_value(action, action.default))
                if missing:
                    self.error('the following arguments are required: %s' % ', '.join(missing))
                for group in self._mutually_exclusive_groups:
                    if group.required and not any(id(a) in seen_non_default for a in group._group_actions):
                        names = [_argument_name(a) for a in group._group_actions if a.help is not SUPPRESS]
                        self.error('one of the arguments %s is required' % ' '.join(names))
                return namespace, extras

            def _count_message(self, nargs):
                if nargs is None:
                    return 'expected one argument'
                if nargs == OPTIONAL:
                    return 'expected at most one argument'
                if nargs == ONE_OR_MORE:
                    return 'expected at least one argument'
                return 'expected %s argument%s' % (nargs, '' if nargs == 1 else 's')

            def _get_values(self, action, strings):
                if not strings and action.nargs == OPTIONAL:
                    value = action.const if action.option_strings else action.default
                    if isinstance(value, str):
                        value = self._get_value(action, value)
                        self._check_value(action, value)
                    return value
                if not strings and action.nargs == ZERO_OR_MORE and not action.option_strings:
                    return action.default if action.default is not None else strings
                if len(strings) == 1 and action.nargs in (None, OPTIONAL):
                    value = self._get_value(action, strings[0])
                    self._check_value(action, value)
                    return value
                if action.nargs == REMAINDER:
                    return [self._get_value(action, s) for s in strings]
                if action.nargs == PARSER:
                    value = [self._get_value(action, s) for s in strings]
                    self._check_value(action, value[0])
                    return value
                if action.nargs == SUPPRESS:
                    return SUPPRESS
                value = [self._get_value(action, s) for s in strings]
                for v in value:
                    self._check_value(action, v)
                return value

            def _get_value(self, action, string):
                if action.type is None:
                    return string
                try:
                    return action.type(string)
                except ArgumentTypeError as err:
                    raise ArgumentError(action, str(err))
                except (TypeError, ValueError):
                    name = getattr(action.type, '__name__', repr(action.type))
                    raise ArgumentError(action, 'invalid %s value: %r' % (name, string))

            def _check_value(self, action, value):
                if action.choices is not None and value not in action.choices:
                    raise ArgumentError(action, 'invalid choice: %r (choose from %s)' % (
                        value, ', '.join(map(repr, action.choices))))

            # ---- help

            def _get_formatter(self):
                return self.formatter_class(prog=self.prog)

            def format_usage(self):
                formatter = self._get_formatter()
                formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
                return formatter.format_help()

            def format_help(self):
                formatter = self._get_formatter()
                formatter.measure(self._actions, formatter._indent_increment)
                formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
                formatter.add_text(self.description)
                for group in self._action_groups:
                    formatter.add_section(group.title, group.description, group._group_actions)
                formatter.add_text(self.epilog)
                return formatter.format_help()

            def print_usage(self, file=None):
                self._print_message(self.format_usage(), sys.stdout if file is None else file)

            def print_help(self, file=None):
                self._print_message(self.format_help(), sys.stdout if file is None else file)

            def _print_message(self, message, file=None):
                if message:
                    (sys.stderr if file is None else file).write(message)

            def exit(self, status=0, message=None):
                if message:
                    self._print_message(message, sys.stderr)
                sys.exit(status)

            def error(self, message):
                self.print_usage(sys.stderr)
                self.exit(2, '%s: error: %s\\n' % (self.prog, message))
        """
}
