using Yingzhou.Foundation.Modules;

namespace Yingzhou.Assurance.Identity.Provider;

/// <summary>One of the city's two ends, as a client of its own provider. Public clients: what protects their codes is PKCE and the redirect address.</summary>
/// <param name="Scheme">Name of the end's cookie.</param>
sealed record OwnClient(string ClientId, string Title, Ends End, string Scheme)
{
    public static readonly OwnClient Citizen = new("citizen-end", "浙里办", Ends.Citizen, "Citizen");

    public static readonly OwnClient Official = new("official-end", "浙政钉", Ends.Official, "Official");

    public static readonly IReadOnlyList<OwnClient> All = [Citizen, Official];

    public string SignInCallback => $"/connect/{ClientId}/signed-in";

    public string SignOutCallback => $"/connect/{ClientId}/signed-out";

    /// <summary>Name of the scheme that sends people to the provider.</summary>
    public string RemoteScheme => Scheme + ".Remote";

    public static OwnClient? Find(string? clientId) => All.FirstOrDefault(client => client.ClientId == clientId);
}
