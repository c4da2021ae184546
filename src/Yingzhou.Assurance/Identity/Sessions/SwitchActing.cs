using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Audit;
using Yingzhou.Assurance.Identity.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Identity.Sessions;

/// <summary>An official takes another of their posts (切换岗位); a person acts for an enterprise, or for themselves again (切换办事身份).</summary>
/// <param name="ActAs">Post id, or account id of the enterprise; empty for the person themselves.</param>
sealed record SwitchActing(string? ActAs);

sealed class SwitchActingHandler(CityContext city, CityStep step, SignedIn session, Subjects subjects, IAudit audit)
{
    public Task<Outcome<Subject>> Run(SwitchActing request, CancellationToken cancel) =>
        step.Run<Subject>(
            nameof(SwitchActing),
            async () =>
            {
                var stored = await city.Set<EndSession>().SingleOrDefaultAsync(s => s.Id == session.Id && s.ClosedAt == null, cancel);
                if (stored is null)
                    return Explain.SignIn.AsFault()!;
                var account = await city.Set<Account>().AsNoTracking().SingleAsync(account => account.Id == stored.AccountId, cancel);
                stored.ActingAs = string.IsNullOrEmpty(request.ActAs) ? null : request.ActAs;
                var subject = await subjects.Of(account, stored.ActingAs, cancel);
                if (!Took(subject, stored.ActingAs))
                    return new Fault("identity.not-yours-to-act", "您不能使用这个岗位或身份，请从列表中选择。", 403);

                session.Enter(session.Id, subject);
                await audit.Note(nameof(SwitchActing), $"EndSession/{session.Id}", cancel: cancel);
                return subject;
            },
            cancel
        );

    static bool Took(Subject subject, string? actAs) =>
        subject.Kind is SubjectKind.Official
            ? actAs is null || subject.ActingPost?.Id == actAs
            : actAs is null == subject.Mandate is null && subject.Lapsed is null;
}
