using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Yingzhou.Assurance.Identity.Provider;

/// <summary>Under which address this city is reached: as configured, else as the running request says.</summary>
sealed class PublicAddress(IOptions<IdentityOptions> options, IHttpContextAccessor http)
{
    /// <summary>Ends with a slash; it is the issuer of tokens.</summary>
    public Uri Base =>
        options.Value.Issuer
        ?? (
            http.HttpContext?.Request is { } request
                ? new Uri($"{request.Scheme}://{request.Host}{request.PathBase}/")
                : throw new InvalidOperationException("Outside a request the address is only known when Identity:Issuer is set")
        );

    public string Of(string path) => new Uri(Base, path.TrimStart('/')).AbsoluteUri;
}
