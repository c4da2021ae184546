namespace Yingzhou.Formats;

/// <summary>What the bits of one kind of message mean (报文结构): its fields in their order, behind type, repeat indicator and MMSI, which are the same everywhere.</summary>
public sealed class AisLayout
{
    readonly Dictionary<string, AisField> byName;

    internal AisLayout(string title, int least, params IEnumerable<AisField> fields)
    {
        Title = title;
        Least = least;
        Fields = [U("repeat", 6, 2), U("mmsi", 8, 30), .. fields];
        byName = Fields.ToDictionary(field => field.Name);
        (Longitude, Latitude) = (this["lon"], this["lat"]);
        (Speed, Course, Heading, Second) = (this["speed"], this["course"], this["heading"], this["second"]);
    }

    // What a position is made of, found once.
    internal AisField? Longitude { get; }

    internal AisField? Latitude { get; }

    internal AisField? Speed { get; }

    internal AisField? Course { get; }

    internal AisField? Heading { get; }

    internal AisField? Second { get; }

    public string Title { get; }

    /// <summary>Bits of the shortest message that can be read: fields behind may be missing.</summary>
    public int Least { get; }

    public IReadOnlyList<AisField> Fields { get; }

    /// <returns><c>null</c> when the message has no such field.</returns>
    public AisField? this[string name] => byName.GetValueOrDefault(name);

    /// <returns><c>null</c> for a type that does not exist.</returns>
    internal static AisLayout? For(in AisMessage message) =>
        message.Type switch
        {
            6 => AisBinary.Addressed(message),
            8 => AisBinary.Broadcast(message),
            22 => message.Unsigned(139, 1) == 1 ? AisLayouts.ChannelsAddressed : AisLayouts.ChannelsByArea,
            24 => message.Unsigned(38, 2) switch
            {
                0 => AisLayouts.StaticA,
                _ => message.Mmsi / 10_000_000 == 98 ? AisLayouts.StaticBOfTender : AisLayouts.StaticB,
            },
            25 => AisBinary.Single[(int)message.Unsigned(38, 2)],
            26 => AisBinary.Multiple(message),
            var type => type < AisLayouts.Plain.Length ? AisLayouts.Plain[type] : null,
        };

    internal static AisField U(string name, int at, int width, double divisor = 1, double offset = 0, long? missing = null) =>
        new(name, at, width, AisKind.Unsigned, divisor, offset, missing);

    internal static AisField S(string name, int at, int width, double divisor = 1, long? missing = null) =>
        new(name, at, width, AisKind.Signed, divisor, 0, missing);

    internal static AisField F(string name, int at) => new(name, at, 1, AisKind.Flag);

    internal static AisField T(string name, int at, int width) => new(name, at, width, AisKind.Text);

    internal static AisField D(int at) => new("data", at, 0, AisKind.Data);
}
