// What `tnb completions zsh` prints.

extension ShellCompletions {
    static let zsh = #"""
        #compdef tnb
        # Completion of tnb for zsh: a file named _tnb in a folder of $fpath.

        _tnb_parameters() {
            local file word
            for word in $words; do
                case $word in *.tnb|*.ipynb|*.py) file=$word ;; esac
            done
            [[ -r $file ]] || return 1
            local -a names
            names=(${(f)"$(tnb run $file --help-params 2>/dev/null | sed -n 's/^  \([A-Za-z_][A-Za-z_0-9]*\).*/\1/p')"})
            compadd -S '=' -- $names
        }

        _tnb_models() {
            local -a names
            names=(${(f)"$(tnb models "$PREFIX*" 2>/dev/null | sed -n '2,$s/  .*//p')"})
            compadd -- $names
        }

        _tnb_modules() {
            local -a names
            names=(${(f)"$(tnb doc 2>/dev/null | sed -n 's/^\([A-Za-z_][A-Za-z_0-9.]*\).*/\1/p')"})
            compadd -- $names
        }

        _tnb_flags() {
            local -a flags
            flags=(${(f)"$(tnb $1 --help 2>/dev/null | grep -oE -- '--[a-z][a-z0-9-]*' | sort -u)"})
            compadd -- $flags
            _files
        }

        _tnb() {
            local -a commands
            commands=(
                'run:run a notebook and keep its outputs'
                'train:train a model'
                'validate:measure a model'
                'infer:write predictions'
                'convert:.tnb to .ipynb or back'
                'format:put percent text into its canonical form'
                'check:say what is wrong with programs'
                'doc:the page of a name'
                'models:the models there are'
                'info:what a model is made of'
                'dis:the instructions of a program'
                'completions:print completion for a shell'
                'kernel:install the Jupyter kernel'
            )
            if (( CURRENT == 2 )); then
                if [[ $PREFIX == -* ]]; then
                    _values 'option' '-p[set a parameter]' '-c[run code]' '-i[a prompt when the program has ended]' '-h[help]' '-V[version]'
                else
                    _describe 'command' commands
                    _files -g '*.(tnb|ipynb|py)'
                fi
                return
            fi
            case $words[2] in
                run)
                    shift words
                    (( CURRENT-- ))
                    _arguments \
                        '*'{-p,--parameter}'[set a parameter]:parameter:_tnb_parameters' \
                        '*'{-y,--parameters-file}'[parameters from YAML]:file:_files -g "*.(yaml|yml)"' \
                        {-o,--output}'[write the notebook with its outputs]:file:_files -g "*.ipynb"' \
                        '--html[write a page]:file:_files -g "*.html"' \
                        '--from[start at a cell]:cell' \
                        '--to[stop after a cell]:cell' \
                        '--timeout[how long a cell may take]:seconds' \
                        '--allow-errors[go on after a cell that failed]' \
                        '--help-params[print the parameters]' \
                        '--help[help]' \
                        '1:notebook:_files -g "*.(tnb|ipynb|py)"' ;;
                convert) _files -g '*.(tnb|ipynb|py)' ;;
                format)
                    shift words
                    (( CURRENT-- ))
                    _arguments '--check[only say what would change]' '--help[help]' '*:file:_files -g "*.(tnb|py)"' ;;
                check|dis) _files -g '*.(tnb|ipynb|py)' ;;
                doc) _tnb_modules ;;
                models|info) _tnb_models ;;
                completions) compadd bash zsh fish ;;
                kernel)
                    if (( CURRENT == 3 )); then
                        compadd -- install uninstall --connection-file
                    else
                        compadd -- --user --sys-prefix --prefix --name --display-name --language
                    fi ;;
                train|validate|infer)
                    if [[ $words[CURRENT-1] == --model ]]; then _tnb_models; else _tnb_flags $words[2]; fi ;;
                *)
                    if [[ $words[CURRENT-1] == -p ]]; then _tnb_parameters; else _files; fi ;;
            esac
        }

        if [[ $funcstack[1] == _tnb ]]; then _tnb "$@"; else compdef _tnb tnb; fi
        """#
}
