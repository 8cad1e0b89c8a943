#include <stdio.h>
#include <readline/readline.h>
#include <readline/history.h>

// Readline's state is C globals. Swift 6 does not let code touch those directly: these functions do, and only the thread
// that prompts calls them.

static inline const char *tnb_line(void) { return rl_line_buffer ? rl_line_buffer : ""; }
static inline int tnb_point(void) { return rl_point; }
static inline int tnb_end(void) { return rl_end; }
static inline void tnb_set_point(int point) { rl_point = point; }
static inline void tnb_set_startup_hook(rl_hook_func_t *hook) { rl_startup_hook = hook; }

// Gives the terminal back. Readline would end the line itself at an end of input, only in paste mode, and then at every
// line that follows: the flag is never cleared in the callback interface.
static inline void tnb_deprep(void) {
    rl_eof_found = 0;
    rl_deprep_terminal();
}

// Readline's settings that are variables rather than functions. Signals are the caller's business, words end at every
// character that no name has, and nothing is added to what a completion inserts.
static inline void tnb_configure(const char *word_breaks, int prompts_on_stderr, rl_completion_func_t *complete,
                                 rl_compdisp_func_t *display) {
    rl_readline_name = "tnb";
    rl_catch_signals = 0;
    rl_catch_sigwinch = 0;
    rl_change_environment = 0;
    rl_completer_word_break_characters = word_breaks;
    rl_basic_quote_characters = "";
    rl_completer_quote_characters = NULL;
    rl_completion_append_character = '\0';
    rl_sort_completion_matches = 0;
    rl_attempted_completion_function = complete;
    rl_completion_display_matches_hook = display;
    rl_deprep_term_function = tnb_deprep;
    if (prompts_on_stderr) rl_outstream = stderr;
}

static inline void tnb_completion_is_final(void) {
    rl_attempted_completion_over = 1;
    rl_completion_suppress_append = 1;
    rl_filename_completion_desired = 0;
}

// What readline calls to bring the line on the screen.
static inline void tnb_set_redisplay(rl_voidfunc_t *redisplay) { rl_redisplay_function = redisplay; }

// Whether the line itself is shown, as typed: no search, no number, no highlighted region.
static inline int tnb_shows_line(void) {
    return !RL_ISSTATE(RL_STATE_ISEARCH | RL_STATE_NSEARCH | RL_STATE_SEARCH | RL_STATE_NUMERICARG | RL_STATE_DONE) && !rl_mark_active_p();
}

static inline int tnb_input(void) { return rl_instream ? fileno(rl_instream) : 0; }
static inline void tnb_flush(void) { fflush(rl_outstream ? rl_outstream : stdout); }
static inline void tnb_print(const char *text) { fputs(text, rl_outstream ? rl_outstream : stdout); tnb_flush(); }
static inline void tnb_newline(void) { fputc('\n', rl_outstream ? rl_outstream : stdout); tnb_flush(); }
