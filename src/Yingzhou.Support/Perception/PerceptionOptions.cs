using System.ComponentModel.DataAnnotations;

namespace Yingzhou.Support.Perception;

/// <summary>Doors and limits of the intake. A door without a port is closed.</summary>
public sealed class PerceptionOptions
{
    public const string Section = "Perception";

    /// <summary>Where the doors listen; a city that takes devices from outside writes 0.0.0.0.</summary>
    [Required]
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>HJ 212 over TCP; 0 for any free port.</summary>
    [Range(0, 65535)]
    public int? Hj212Port { get; set; }

    /// <summary>SL 651 over TCP: hydrological stations connect.</summary>
    [Range(0, 65535)]
    public int? Sl651Port { get; set; }

    /// <summary>JT/T 808 over TCP: vehicle terminals connect.</summary>
    [Range(0, 65535)]
    public int? Jt808Port { get; set; }

    /// <summary>MQTT 3.1.1 and 5.</summary>
    [Range(0, 65535)]
    public int? MqttPort { get; set; }

    /// <summary>AIS sentences over TCP: receivers connect to us.</summary>
    [Range(0, 65535)]
    public int? AisPort { get; set; }

    /// <summary>AIS sentences over UDP.</summary>
    [Range(0, 65535)]
    public int? AisUdpPort { get; set; }

    /// <summary>A broker of somebody else to which devices publish; <c>null</c> for none.</summary>
    public OutsideBroker? Broker { get; set; }

    /// <summary>Frames a second that one device may send, over ten seconds; a flood waits, and waits alone.</summary>
    [Range(1, 100_000)]
    public int FramesPerSecond { get; set; } = 100;

    /// <summary>A connection that says nothing for so long is closed.</summary>
    public TimeSpan Idle { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Connections of one door.</summary>
    [Range(1, 100_000)]
    public int MostConnections { get; set; } = 10_000;

    /// <summary>Vessels whose state is kept in memory; beyond, those that were silent longest leave it.</summary>
    [Range(100, 1_000_000)]
    public int MostVessels { get; set; } = 20_000;

    /// <summary>Bytes after which the journal begins another file and the one before goes to the history.</summary>
    [Range(4_096, 1L << 32)]
    public long JournalBytes { get; set; } = 16L << 20;
}

/// <summary>外部消息代理: where it is and as whom the city signs in there.</summary>
public sealed class OutsideBroker
{
    [Required]
    public required string Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 1883;

    public bool Tls { get; set; }

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>The same at every start: under it the broker keeps what is not acknowledged.</summary>
    [Required]
    public string ClientId { get; set; } = "yingzhou-intake";

    /// <summary>What is subscribed to; a shared subscription lets several cities take turns.</summary>
    [Required]
    public string Topic { get; set; } = "devices/+/observations";

    /// <summary>Rest before a broker that is away is tried again.</summary>
    public TimeSpan Again { get; set; } = TimeSpan.FromSeconds(5);
}
