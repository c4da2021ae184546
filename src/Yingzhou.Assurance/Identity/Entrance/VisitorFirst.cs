using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Identity.Sessions;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Identity.Entrance;

/// <summary>A request is a visitor's until a cookie says otherwise: it must never act as the system.</summary>
sealed class VisitorFirst : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (http, rest) =>
                {
                    http.RequestServices.GetRequiredService<ActorScope>().Current = SignedIn.Visitor;
                    return rest(http);
                }
            );
            next(app);
        };
}
