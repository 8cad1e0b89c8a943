// The module `types`: names for the classes of the machine, and SimpleNamespace.

enum TypesModule {
    static var module: NativeModule {
        .scripted("types", doc: "Names for built-in types that aren't directly accessible as a builtin.", source) {
            m throws(Raise) in
            m.set(SimpleNamespaces.cls)
            m.set(TypeForms.alias)
            m.set(TypeForms.union)
            m.set(MappingProxies.cls, as: "MappingProxyType")
            m.set(Slots.memberClass, as: "MemberDescriptorType")
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
        CodeType = type(_f.__code__)
        try:
            raise TypeError
        except TypeError as _e:
            TracebackType = type(_e.__traceback__)

        def new_class(name, bases=(), kwds=None, exec_body=None):
            body = {}
            if exec_body is not None:
                exec_body(body)
            return type(name, tuple(bases), body, **(kwds or {}))

        del _f, _g, _C
        """
}
