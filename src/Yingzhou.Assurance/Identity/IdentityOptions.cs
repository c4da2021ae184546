using System.ComponentModel.DataAnnotations;

namespace Yingzhou.Assurance.Identity;

public sealed class IdentityOptions
{
    public const string Section = "Identity";

    /// <summary>
    /// The address under which people reach the city, e.g. <c>https://city.example/</c>: issuer of every token. Empty: the address of each request, which is
    /// right for one machine and for a proxy that passes the host on.
    /// </summary>
    public Uri? Issuer { get; set; }

    /// <summary>Refuses to hand out tokens over plain HTTP. Off where TLS ends at a proxy, and on a laptop.</summary>
    public bool RequireHttps { get; set; }

    /// <summary>Makes log-ins for the people of the city's <c>demo/people.json</c> and shows them on the sign-in page. Never in service.</summary>
    public bool DemoAccounts { get; set; }

    /// <summary>Hours until an official must sign in again: a working day.</summary>
    [Range(1, 24)]
    public int OfficialSessionHours { get; set; } = 10;

    /// <summary>Hours until a citizen must sign in again, counted from the last visit.</summary>
    [Range(1, 24 * 30)]
    public int CitizenSessionHours { get; set; } = 24;

    public PasswordCost Password { get; set; } = new();

    /// <summary>Systems of departments that sign people in here, by client id. One that is taken out keeps its registration until an administrator removes it.</summary>
    public Dictionary<string, ClientOptions> Clients { get; set; } = [];
}

/// <summary>Another system as a client of the provider.</summary>
public sealed class ClientOptions
{
    [Required]
    public string Title { get; set; } = "";

    /// <summary>At least 32 characters; kept hashed.</summary>
    [Required, MinLength(32)]
    public string Secret { get; set; } = "";

    /// <summary>Addresses to come back to, exactly as they are asked for.</summary>
    public IList<Uri> Redirects { get; set; } = [];

    public IList<Uri> SignedOut { get; set; } = [];
}

/// <summary>Cost of one password hash (Argon2id, RFC 9106). Source of the floor: p18 R12, m ≥ 19 MiB, t ≥ 2.</summary>
public sealed class PasswordCost
{
    [Range(19 * 1024, 1024 * 1024)]
    public int MemoryKiB { get; set; } = 19 * 1024;

    [Range(2, 16)]
    public int Passes { get; set; } = 2;
}
