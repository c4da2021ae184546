using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Yingzhou.Assurance.Permission;

namespace Yingzhou.Assurance.Identity.Sessions;

/// <summary>A circuit lives for hours: it is entered anew with every event in it, so that a session that was ended, a post that was lost, counts at once.</summary>
sealed class CircuitSession(AuthenticationStateProvider authentication, SessionStore sessions, SignedIn signedIn) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) => Enter(cancellationToken);

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next
    ) =>
        async context =>
        {
            await Enter(CancellationToken.None);
            await next(context);
        };

    async Task Enter(CancellationToken cancel)
    {
        var state = await authentication.GetAuthenticationStateAsync();
        if (await sessions.Find(state.User, cancel) is { } session)
            signedIn.Enter(session.Id, session.Subject);
        else
            signedIn.Enter(Guid.Empty, Subject.Anonymous);
    }
}
