using System.Text.Json;
using System.Text.Json.Serialization;

namespace Yingzhou.Kernel;

public enum PersonalKind
{
    Name,
    ResidentId,
    Phone,
    Address,

    /// <summary>Name of an enterprise or a unit (单位名称): public, and never masked. It travels as one type with people's, where an applicant may be either.</summary>
    OrganisationName,

    /// <summary>Number of a bank account (银行账号). New kinds come last: what is stored names its kind by its place.</summary>
    Account,

    /// <summary>Secret of a device of theirs (密钥): nothing of it is ever shown.</summary>
    Secret,
}

/// <summary>
/// Personal information (个人信息), marked once by its type: it prints and serialises masked, is encrypted where it is stored, and whoever needs the
/// plain text asks for it by <see cref="Plain"/> at a place that logs the read.
/// </summary>
[JsonConverter(typeof(MaskedJson))]
public sealed record Personal(PersonalKind Kind, string Plain)
{
    public static Personal Name(string name) => new(PersonalKind.Name, name);

    public static Personal OrganisationName(string name) => new(PersonalKind.OrganisationName, name);

    public static Personal ResidentId(string number) => new(PersonalKind.ResidentId, number);

    public static Personal Phone(string number) => new(PersonalKind.Phone, number);

    public static Personal Account(string number) => new(PersonalKind.Account, number);

    public static Personal Address(string address) => new(PersonalKind.Address, address);

    /// <summary>张三 → 张*, 330902199001011238 → 330902********1238, 13812345678 → 138****5678, an address keeps its first six characters; an organisation's name is shown whole.</summary>
    public string Masked =>
        Kind switch
        {
            PersonalKind.Name => Keep(1, 0),
            PersonalKind.ResidentId => Keep(6, 4),
            PersonalKind.Phone => Keep(3, 4),
            PersonalKind.Account => Keep(4, 4),
            PersonalKind.OrganisationName => Plain,
            PersonalKind.Secret => Keep(0, 0),
            _ => Keep(6, 0),
        };

    public override string ToString() => Masked;

    string Keep(int head, int tail) =>
        Plain.Length <= head + tail
            ? new string('*', Plain.Length)
            : string.Concat(Plain.AsSpan(0, head), new string('*', Plain.Length - head - tail), Plain.AsSpan(Plain.Length - tail));

    sealed class MaskedJson : JsonConverter<Personal>
    {
        public override Personal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("A masked value cannot be read back: personal information is bound field by field.");

        public override void Write(Utf8JsonWriter writer, Personal value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Masked);
    }
}
