using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Yingzhou.Assurance.Ledger.Storage;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Ledger.Writing;

/// <summary>Writes a leaf: canonical JSON, the payload by its commitment SM3(salt ‖ canonical JSON) alone, the actor by post or kind and never by name.</summary>
static class LeafMaking
{
    const int SaltSize = 16;

    public static WaitingEntry Make(Evidence evidence, Guid id, Actor actor, DateTimeOffset at)
    {
        var payload = CanonicalJson.Write(
            JsonSerializer.SerializeToElement(
                new
                {
                    actor = actor.Id,
                    onBehalfOf = actor.OnBehalfOf,
                    content = evidence.Payload,
                }
            )
        );
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        return new()
        {
            Id = id,
            At = at,
            Kind = evidence.Kind,
            Object = evidence.Object,
            About = evidence.About,
            Leaf = Leaf(evidence, id, actor, at, Commitment(salt, payload)),
            Salt = salt,
            Payload = payload,
        };
    }

    public static string Commitment(byte[] salt, string payload) =>
        Convert.ToHexStringLower(Sm3.Hash([.. salt, .. Encoding.UTF8.GetBytes(payload)]));

    static string Leaf(Evidence evidence, Guid id, Actor actor, DateTimeOffset at, string commitment)
    {
        var members = new Dictionary<string, object?>
        {
            ["v"] = 1,
            ["id"] = id.ToString(),
            ["at"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["kind"] = evidence.Kind,
            ["object"] = evidence.Object,
            ["about"] = evidence.About,
            ["unit"] = evidence.Unit,
            ["purpose"] = evidence.Purpose,
            ["by"] = actor.Post ?? actor.Kind.ToString(),
            ["payload"] = commitment,
        };
        return CanonicalJson.Write(members.Where(member => member.Value is not null).ToDictionary());
    }
}
