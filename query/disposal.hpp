#pragma once

#include <memory>

namespace entente::query {

/// Destroys what nobody else holds in a thread of its own, so that a query that was stopped tells
/// it at once, however many rows it held. Its destructors must not look at what the caller may
/// change or destroy.
void dispose(std::shared_ptr<const void> held);

/// Returns once nothing is left to destroy: a new query is not to share the memory with the last.
void finish_disposal();

}  // namespace entente::query
