using Microsoft.AspNetCore.Http;
using Yingzhou.Assurance.Audit;
using Yingzhou.Assurance.Identity.Sessions;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Identity.SignIn;

/// <summary>Every attempt to sign in, with the address it came from (登录日志). The log-in itself is kept as a digest: people type passwords into the wrong field.</summary>
sealed class SignInLog(DenialLog queue, PersonalCipher cipher, TimeProvider clock)
{
    public void Note(HttpContext http, string login, bool passed) =>
        queue.Note(
            new AuditEntry
            {
                At = clock.GetUtcNow(),
                ActorId = SignedIn.Visitor.Id,
                ActorName = SignedIn.Visitor.Name,
                Action = passed ? SignInDeeds.Passed : SignInDeeds.Failed,
                Target = $"Login/{cipher.PartyKey(login.Trim().Normalize())[..16]}",
                Detail = http.Connection.RemoteIpAddress?.ToString(),
            }
        );
}
