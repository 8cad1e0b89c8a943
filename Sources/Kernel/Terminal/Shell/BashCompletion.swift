// What `tnb completions bash` prints.

extension ShellCompletions {
    static let bash = #"""
        # Completion of tnb for bash: a file in bash-completion's folder, or `source <(tnb completions bash)`.
        _tnb_parameters() {
            # NAME= for every parameter of a notebook.
            [ -r "$1" ] && tnb run "$1" --help-params 2>/dev/null | sed -n 's/^  \([A-Za-z_][A-Za-z_0-9]*\).*/\1=/p'
        }

        _tnb_files() {
            # Files with one of the endings, and folders.
            local pattern=$1
            COMPREPLY=($(compgen -d -- "$cur"))
            local file
            while IFS= read -r file; do
                [[ $file =~ $pattern ]] && COMPREPLY+=("$file")
            done < <(compgen -f -- "$cur")
            compopt -o filenames 2>/dev/null
        }

        _tnb_words() { COMPREPLY=($(compgen -W "$1" -- "$cur")); }

        _tnb() {
            local cur=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]} word file=
            COMPREPLY=()
            if [ "$COMP_CWORD" -gt 1 ]; then
                for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
                    case $word in *.tnb | *.ipynb | *.py) file=$word ;; esac
                done
            fi
            case $previous in
                -p | --parameter)
                    _tnb_words "$(_tnb_parameters "$file")"
                    compopt -o nospace 2>/dev/null
                    return ;;
                -y | --parameters-file) _tnb_files '\.ya?ml$'; return ;;
                -o | --output) _tnb_files '\.ipynb$'; return ;;
                --html) _tnb_files '\.html$'; return ;;
                --model) [ "$command" = train ] || [ "$command" = validate ] || [ "$command" = infer ] &&
                    { _tnb_words "$(tnb models "$cur*" 2>/dev/null | sed -n '2,$s/  .*//p')"; return; } ;;
                --prefix | --checkpoint | --resume | --data-dir | --connection-file) _tnb_files ''; return ;;
            esac
            if [ "$COMP_CWORD" = 1 ]; then
                case $cur in
                    -*) _tnb_words '-p -c -i -h -V --help --version --parameter' ;;
                    *)
                        _tnb_files '\.(tnb|ipynb|py)$'
                        COMPREPLY+=($(compgen -W 'run train validate infer convert format check doc models info dis completions kernel' -- "$cur")) ;;
                esac
                return
            fi
            case $command in
                run)
                    case $cur in
                        -*) _tnb_words '-p -y -o --html --from --to --timeout --allow-errors --help-params --help' ;;
                        *) _tnb_files '\.(tnb|ipynb|py)$' ;;
                    esac ;;
                convert) _tnb_files '\.(tnb|ipynb|py)$' ;;
                format)
                    case $cur in
                        -*) _tnb_words '--check --help' ;;
                        *) _tnb_files '\.(tnb|py)$' ;;
                    esac ;;
                check | dis) _tnb_files '\.(tnb|ipynb|py)$' ;;
                doc) _tnb_words "$(tnb doc 2>/dev/null | sed -n 's/^\([A-Za-z_][A-Za-z_0-9.]*\).*/\1/p')" ;;
                models | info) _tnb_words "$(tnb models "$cur*" 2>/dev/null | sed -n '2,$s/  .*//p')" ;;
                completions) _tnb_words 'bash zsh fish' ;;
                kernel)
                    if [ "$COMP_CWORD" = 2 ]; then
                        _tnb_words 'install uninstall --connection-file'
                    else
                        _tnb_words '--user --sys-prefix --prefix --name --display-name --language'
                    fi ;;
                train | validate | infer)
                    case $cur in
                        -*) _tnb_words "$(tnb "$command" --help 2>/dev/null | grep -oE -- '--[a-z][a-z0-9-]*' | sort -u)" ;;
                        *) _tnb_files '' ;;
                    esac ;;
                *)
                    case $cur in
                        -*) _tnb_words '-p --' ;;
                        *) _tnb_files '' ;;
                    esac ;;
            esac
        }

        complete -F _tnb tnb
        """#
}
