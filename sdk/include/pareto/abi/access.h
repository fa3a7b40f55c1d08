/* Access: sessions of users, for those who serve people that are not at this machine's keyboard.
 *
 * A session is obtained by credentials, by the token of an earlier sign-in, or by an API key; never by a user's name alone. It may
 * do what the user's roles allow at that moment; a change of roles holds from the next one on. */
#ifndef PARETO_ABI_ACCESS_H
#define PARETO_ABI_ACCESS_H

#include "pareto/abi/host.h"

#ifdef __cplusplus
extern "C" {
#endif

#define PARETO_SVC_ACCESS "pareto.host.access/1"
/* Room for a token and its end. */
#define PARETO_TOKEN_ROOM 80
typedef struct pareto_access_v1 {
  uint64_t size_of;
  void *ctx;
  /* [any] By code, name or e-mail, to the letter. Fails with PARETO_E_DENIED for what is wrong, for who may not sign in, and for
   * too many tries, with words for people. `token` holds for twelve hours: keep it in a cookie that scripts cannot read. `out` must be
   * closed before the host ends. */
  pareto_status (*sign_in)(const struct pareto_access_v1 *, pareto_str name, pareto_str password, char token[PARETO_TOKEN_ROOM],
                           pareto_session **out, pareto_error *);
  /* [any] As whom the token was given to. Fails with PARETO_E_DENIED when it is over. */
  pareto_status (*by_token)(const struct pareto_access_v1 *, pareto_str token, pareto_session **out, pareto_error *);
  /* [any] As whose key it is. Fails with PARETO_E_DENIED when it is unknown, revoked or over. */
  pareto_status (*by_key)(const struct pareto_access_v1 *, pareto_str key, pareto_session **out, pareto_error *);
  /* [any] The token holds no longer; no failure when it did not hold before. */
  pareto_status (*sign_out)(const struct pareto_access_v1 *, pareto_str token, pareto_error *);
  /* [any] Whose session it is: the user's id, 0 for the owner of the folder, and the name, which lives as long as the session. */
  int64_t (*who)(const struct pareto_access_v1 *, const pareto_session *, pareto_str *name);
  /* [any] Ends a session that this service made. NULL is allowed. */
  void (*close)(const struct pareto_access_v1 *, pareto_session *);
} pareto_access_v1;

#ifdef __cplusplus
}
#endif
#endif
