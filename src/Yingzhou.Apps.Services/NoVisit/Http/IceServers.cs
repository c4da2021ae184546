using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Yingzhou.Apps.Services.NoVisit.Http;

/// <summary>
/// How two browsers behind different routers find each other (STUN/TURN 中继), from the setting <c>NoVisit:Ice</c>. Empty, the default, connects browsers of one network
/// only: nothing is asked of servers that nobody chose.
/// </summary>
public sealed class IceOptions : IValidatableObject
{
    public const string Section = "NoVisit:Ice";

    /// <summary>E.g. <c>stun:stun.example.gov.cn:3478</c>.</summary>
    public IReadOnlyList<string> Stun { get; set; } = [];

    /// <summary>E.g. <c>turns:turn.example.gov.cn:5349?transport=tcp</c>.</summary>
    public IReadOnlyList<string> Turn { get; set; } = [];

    /// <summary>The secret that is shared with the TURN servers (coturn: <c>static-auth-secret</c>); required with them.</summary>
    public string? TurnSecret { get; set; }

    /// <summary>How long a pass for the TURN servers is good, in minutes.</summary>
    [Range(5, 24 * 60)]
    public int TurnMinutes { get; set; } = 120;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var address in Stun.Where(address => !Is(address, "stun", "stuns")))
            yield return new($"{Section}:Stun: “{address}”应以 stun: 或 stuns: 开头", [nameof(Stun)]);
        foreach (var address in Turn.Where(address => !Is(address, "turn", "turns")))
            yield return new($"{Section}:Turn: “{address}”应以 turn: 或 turns: 开头", [nameof(Turn)]);
        if (Turn.Count > 0 && string.IsNullOrWhiteSpace(TurnSecret))
            yield return new($"{Section}:TurnSecret: 配置了 TURN 就要有共享密钥", [nameof(TurnSecret)]);
    }

    static bool Is(string address, params string[] schemes) =>
        schemes.Any(scheme => address.StartsWith(scheme + ":", StringComparison.Ordinal) && address.Length > scheme.Length + 1);
}

/// <summary>The servers as a browser takes them (<c>RTCConfiguration.iceServers</c>).</summary>
public sealed class IceServers(IOptions<IceOptions> options, TimeProvider clock)
{
    static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    sealed record Server(IReadOnlyList<string> Urls, string? Username = null, string? Credential = null);

    /// <summary>JSON for one end of one call; the pass for the TURN servers runs out by itself.</summary>
    public string For(Guid call)
    {
        var ice = options.Value;
        List<Server> servers = [];
        if (ice.Stun.Count > 0)
            servers.Add(new(ice.Stun));
        if (ice.Turn.Count > 0)
        {
            var until = clock.GetUtcNow().AddMinutes(ice.TurnMinutes).ToUnixTimeSeconds();
            var username = string.Create(CultureInfo.InvariantCulture, $"{until}:{call:N}");
            servers.Add(new(ice.Turn, username, Credential(ice.TurnSecret!, username)));
        }
        return JsonSerializer.Serialize(servers, Web);
    }

    /// <summary>The password of a pass (TURN REST API, draft-uberti-behave-turn-rest-00 §2.2): HMAC-SHA1 of the user name under the shared secret, Base64.</summary>
#pragma warning disable CA5350 // The draft and every TURN server say SHA-1; it authenticates a pass of two hours, it signs nothing.
    public static string Credential(string secret, string username) =>
        Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(username)));
#pragma warning restore CA5350
}
