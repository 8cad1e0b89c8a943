// ZeroMQ's functions: only the Jupyter kernel calls them, and loading it costs 3 ms (it brings Kerberos and libstdc++).

#include "lazy.h"

__attribute__((visibility("hidden"))) struct tnb_library tnb_zeromq = {.files = "libzmq.so.5", .package = "libzmq5"};

TNB_LAZY(tnb_zeromq, zmq_bind);
TNB_LAZY(tnb_zeromq, zmq_close);
TNB_LAZY(tnb_zeromq, zmq_connect);
TNB_LAZY(tnb_zeromq, zmq_ctx_new);
TNB_LAZY(tnb_zeromq, zmq_ctx_term);
TNB_LAZY(tnb_zeromq, zmq_errno);
TNB_LAZY(tnb_zeromq, zmq_getsockopt);
TNB_LAZY(tnb_zeromq, zmq_msg_close);
TNB_LAZY(tnb_zeromq, zmq_msg_data);
TNB_LAZY(tnb_zeromq, zmq_msg_init);
TNB_LAZY(tnb_zeromq, zmq_msg_init_data);
TNB_LAZY(tnb_zeromq, zmq_msg_more);
TNB_LAZY(tnb_zeromq, zmq_msg_recv);
TNB_LAZY(tnb_zeromq, zmq_msg_send);
TNB_LAZY(tnb_zeromq, zmq_msg_size);
TNB_LAZY(tnb_zeromq, zmq_poll);
TNB_LAZY(tnb_zeromq, zmq_send);
TNB_LAZY(tnb_zeromq, zmq_setsockopt);
TNB_LAZY(tnb_zeromq, zmq_socket);
TNB_LAZY(tnb_zeromq, zmq_strerror);
