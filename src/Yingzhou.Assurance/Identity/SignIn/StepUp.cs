using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Audit;
using Yingzhou.Assurance.Identity.Sessions;
using Yingzhou.Assurance.Identity.Storage;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Identity.SignIn;

/// <summary>再次验证: the second factor is shown anew in the running session, before a sensitive act.</summary>
sealed class StepUp(CityContext city, CityStep step, SecondFactor factor, SignedIn session, IAudit audit)
{
    Guid Account => Guid.ParseExact(session.Current.AccountId, "N");

    public Task<bool> IsBound(CancellationToken cancel) => factor.Asked(Account, cancel);

    public async Task<Outcome<Done>> Run(string code, CancellationToken cancel)
    {
        // A factor that no code has confirmed yet proves nothing: whoever sits at the desk could bind their own phone.
        if (!await IsBound(cancel))
            return new Fault("identity.step-up-unbound", "还没有绑定动态口令，请先在“登录安全”里绑定，再办敏感操作。", 409)
            {
                Field = "code",
            };
        if ((await factor.Accept(Account, code, cancel)).Fault is { } wrong)
            return wrong;
        return await step.Run<Done>(
            nameof(StepUp),
            async () =>
            {
                var stored = await city.Set<EndSession>().SingleAsync(one => one.Id == session.Id, cancel);
                stored.SteppedUpAt = city.Clock.GetUtcNow();
                await audit.Note(nameof(StepUp), $"EndSession/{session.Id}", cancel: cancel);
                return Done.It;
            },
            cancel
        );
    }
}
