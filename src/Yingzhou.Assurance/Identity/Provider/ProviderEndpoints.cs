using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Yingzhou.Assurance.Identity.Provider;

static class ProviderEndpoints
{
    public static IEndpointRouteBuilder MapProvider(this IEndpointRouteBuilder endpoints)
    {
        var connect = endpoints.MapGroup("/connect").AllowAnonymous().DisableAntiforgery().WithTags("OpenID Connect");
        connect.MapMethods("/authorize", ["GET", "POST"], AuthorizeEndpoint.Handle).WithName("Authorize").WithSummary("授权端点");
        connect.MapPost("/token", TokenEndpoint.Handle).WithName("Token").WithSummary("令牌端点");
        connect.MapMethods("/logout", ["GET", "POST"], LogoutEndpoint.Handle).WithName("Logout").WithSummary("退出端点");
        connect.MapMethods("/userinfo", ["GET", "POST"], UserInfoEndpoint.Handle).WithName("UserInfo").WithSummary("用户信息端点");
        return endpoints;
    }
}
