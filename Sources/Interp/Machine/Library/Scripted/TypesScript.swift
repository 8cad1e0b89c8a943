// The module `types`: names for the classes of the machine, and SimpleNamespace.

enum TypesModule {
    static var module: NativeModule {
        .scripted("types", doc: "Names for built-in types that aren't directly accessible as a builtin.", source) {
            m throws(Raise) in
            m.set(SimpleNamespaces.cls)
            m.set(TypeForms.alias)
            m.set(TypeForms.union)

        }
    }

    private static let source = """
        import sys as _sys

        def _f():
            pass

        def _g():
            yield 1

        class _C:
            def _m(self):
                pass

        FunctionType = type(_f)
        LambdaType = FunctionType
        GeneratorType = type(_g())
        MethodType = type(_C()._m)
        BuiltinFunctionType = type(len)
        BuiltinMethodType = BuiltinFunctionType
        ModuleType = type(_sys)
        NoneType = type(None)
        NotImplementedType = type(NotImplemented)
        EllipsisType = type(...)

        class MappingProxyType:
            def __init__(self, mapping):
                self._mapping = mapping

            def __getitem__(self, key):
                return self._mapping[key]

            def __contains__(self, key):
                return key in self._mapping

            def __iter__(self):
                return iter(self._mapping)

            def __len__(self):
                return len(self._mapping)

            def get(self, key, default=None):
                return self._mapping.get(key, default)

            def keys(self):
                return self._mapping.keys()

            def values(self):
                return self._mapping.values()

            def items(self):
                return self._mapping.items()

            def copy(self):
                return self._mapping.copy()

            def __eq__(self, other):
                if isinstance(other, MappingProxyType):
                    other = other._mapping
                return self._mapping == other

            __hash__ = None

            def __repr__(self):
                return f'mappingproxy({self._mapping!r})'

        MappingProxyType.__name__ = 'mappingproxy'

        def new_class(name, bases=(), kwds=None, exec_body=None):
            body = {}
            if exec_body is not None:
                exec_body(body)
            return type(name, tuple(bases), body, **(kwds or {}))

        del _f, _g, _C
        """
}
