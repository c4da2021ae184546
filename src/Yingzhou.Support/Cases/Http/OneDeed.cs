using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Http;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Support.Cases.Http;

/// <summary>
/// One deed of an official over the wire: on the version that was seen (<c>If-Match</c>), and the same key again gives the same answer (<c>Idempotency-Key</c>).
/// The key is kept in the deed's own transaction, together with the task, so that one key cannot decide two tasks.
/// </summary>
sealed class OneDeed(CityStep step, ICases cases, ISession session, IHttpContextAccessor accessor)
{
    public async Task<Results<NoContent, ProblemHttpResult>> Do(
        string doing, Guid task, Func<ICases, Subject, int, Task<Outcome<Done>>> deed, CancellationToken cancel)
    {
        var request = accessor.HttpContext!.Request;
        var key = request.IdempotencyKey();
        var seen = request.SeenVersion();
        if ((key.Fault ?? seen.Fault) is { } incomplete)
            return Problems.From(incomplete);
        var outcome = await step.RunOnce(doing, $"{task:N}.{key.Value}", () => deed(cases, session.Current, seen.Value), cancel);
        return outcome.Fault is { } fault ? Problems.From(fault) : TypedResults.NoContent();
    }
}
