// Where the bodies of the layer are compiled: in each source, or once.
//
// The layer is headers: without anything more, each source that includes one compiles what it uses
// of it. A project that defines PARETO_LAYER_APART for all its sources, and compiles
// pareto/layer/layer.cpp as one more of them, compiles the bodies there and nowhere else: with the
// same compiler and the same flags, so that nothing is shared with another build. pareto_add_plugin
// does.
#pragma once

#ifdef PARETO_LAYER_APART
#define PARETO_LAYER
#else
#define PARETO_LAYER inline
#endif
