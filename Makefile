# The two commands of the README are `make demo` and `make test`; the rest is for people who work on tnb.
SWIFT ?= swift
PREFIX ?= /usr/local
TNB = .build/release/tnb
SHARE = $(DESTDIR)$(PREFIX)/share

.PHONY: demo test deps deps-test build check lint parity bench install uninstall clean

demo: build                            ## install, build, and adapt a ResNet to the embedded digits
	$(TNB) notebooks/first_light.tnb

test: deps-test                        ## install what tests need, build, run every test
	scripts/test

deps:                                  ## the Debian packages that building needs
	scripts/deps

deps-test:
	scripts/deps --test

build: deps                            ## release build; the binary is .build/release/tnb
	$(SWIFT) build -c release --product tnb

check: deps-test lint                  ## format lint, warnings as errors, import check, tests
	$(SWIFT) build -c release --build-tests -Xswiftc -warnings-as-errors --explicit-target-dependency-import-check error
	scripts/test

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

parity: deps-test                      ## every model against timm, the large ones too
	$(SWIFT) build -c release --build-tests
	TNB_ZOO=all $(SWIFT) test -c release --skip-build --filter ZooTests

bench: build                           ## tnb and its peers interleaved in one run (makes the reference environment)
	bench/run

install: build                         ## binary, notebooks, man page and the shells' completion below PREFIX
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/tnb $(SHARE)/man/man1 $(SHARE)/bash-completion/completions \
	    $(SHARE)/zsh/site-functions $(SHARE)/fish/vendor_completions.d
	install -m 755 $(TNB) $(DESTDIR)$(PREFIX)/bin/tnb
	cp -R notebooks $(SHARE)/tnb/
	install -m 644 docs/tnb.1 $(SHARE)/man/man1/tnb.1
	$(TNB) completions bash > $(SHARE)/bash-completion/completions/tnb
	$(TNB) completions zsh > $(SHARE)/zsh/site-functions/_tnb
	$(TNB) completions fish > $(SHARE)/fish/vendor_completions.d/tnb.fish

uninstall:
	rm -rf $(DESTDIR)$(PREFIX)/bin/tnb $(SHARE)/tnb
	rm -f $(SHARE)/man/man1/tnb.1 $(SHARE)/bash-completion/completions/tnb $(SHARE)/zsh/site-functions/_tnb \
	    $(SHARE)/fish/vendor_completions.d/tnb.fish

clean:
	rm -rf .build
