using System.Globalization;
using System.Text;
using Yingzhou.Bench.Morning;

namespace Yingzhou.Bench.Intake;

/// <summary>
/// Observations over MQTT with QoS 1: into the city, which judges them by its rules and acknowledges what is on the disk; into mosquitto, which keeps nothing; into the broker of MQTTnet alone, which
/// acknowledges at once. The same clients of MQTTnet publish to all three, from this process: they cost more than the brokers, so the brokers' processor time stands beside the rate.
/// </summary>
static class IntakeBench
{
    const string Gauge = "tide-shenjiamen";
    static readonly int[] Growth = [1, 2, 4];

    /// <summary>Times of measurement in one message, as a device sends that was cut off or that spares its radio.</summary>
    const int Batch = 25;

    sealed record Row(string Name, int Connections, int Observations, Published Published, double Microseconds)
    {
        public double PerSecond => Published.PerSecond * Observations;
    }

    public static async Task<string> Run(double seconds, int connections, int devices, int vessels)
    {
        var (mqtt, hj212, ais) = (CityProcess.FreePort(), CityProcess.FreePort(), CityProcess.FreePort());
        await using var city = await CityProcess.Start(
            "--Demo:Scale",
            "0",
            "--Perception:FramesPerSecond",
            "100000",
            "--Perception:MqttPort",
            Text(mqtt),
            "--Perception:Hj212Port",
            Text(hj212),
            "--Perception:AisPort",
            Text(ais)
        );
        await city.Ready();
        string[] gauges = [.. Enumerable.Range(0, connections * Growth[^1]).Select(i => $"bench-gauge-{i:D5}")];
        BenchDevices.Register(city.Database, Gauge, gauges);
        // The register is read again when a device is not in it, though not at once.
        await Task.Delay(TimeSpan.FromSeconds(6));
        await using var mosquitto = await Broker.StartMosquitto();
        await using var echo = await Broker.StartEcho();
        var rows = new List<Row>();
        foreach (var times in Growth)
        {
            string[] some = [.. gauges.Take(connections * times)];
            foreach (var batch in (int[])[1, Batch])
            {
                rows.Add(await Measure("MQTTnet alone", echo.Port, () => echo.ProcessorTime, some, seconds, batch));
                if (mosquitto is not null)
                    rows.Add(await Measure("mosquitto", mosquitto.Port, () => mosquitto.ProcessorTime, some, seconds, batch));
                rows.Add(await Measure(Ours, mqtt, () => city.ProcessorTime, some, seconds, batch));
            }
        }
        var text = new StringBuilder(Table(rows, seconds, mosquitto is not null));
        if (devices > 0)
            text.Append(await LiveCity.Measure(city, hj212, ais, devices, vessels, seconds));
        return text.ToString();
    }

    const string Ours = "ours, durable, rules";

    static async Task<Row> Measure(
        string name,
        int port,
        Func<TimeSpan> processor,
        IReadOnlyList<string> devices,
        double seconds,
        int batch
    )
    {
        await using var publishers = await Publishers.Connect(port, devices, BenchDevices.Secret);
        // The first seconds are for the compilers.
        await publishers.For(2, batch);
        var before = processor();
        var published = await publishers.For(seconds, batch);
        return new(
            name,
            devices.Count,
            batch,
            published,
            (processor() - before).TotalMicroseconds / Math.Max(1, published.Messages * batch)
        );
    }

    static string Table(IReadOnlyList<Row> rows, double seconds, bool hasPeer)
    {
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"Intake, MQTT QoS 1, {seconds:0} s each; peer: mosquitto, nothing kept, no rules; limit: MQTTnet's broker alone; goal: ≥ 50,000 observations/s durable, ≥ 1 × the peer"
        );
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{"", -24}{"clients", 9}{"obs/msg", 9}{"obs/s", 12}{"ack p50 ms", 12}{"p99 ms", 9}{"refused", 9}{"broker µs/obs", 15}{"clients µs/obs", 16}"
        );
        foreach (var row in rows)
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{row.Name, -24}{row.Connections, 9}{row.Observations, 9}{row.PerSecond, 12:N0}{row.Published.At(0.5), 12:0.0}{row.Published.At(0.99), 9:0.0}{row.Published.Refused, 9}{row.Microseconds, 15:0.0}{row.Published.Own.TotalMicroseconds / row.Published.Messages / row.Observations, 16:0.0}"
            );
        foreach (var same in rows.GroupBy(row => (row.Connections, row.Observations)))
        {
            double Rate(string name) => same.FirstOrDefault(row => row.Name == name)?.PerSecond ?? double.NaN;
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{same.Key.Connections} clients, {same.Key.Observations} a message: {(hasPeer ? $"{Rate(Ours) / Rate("mosquitto"):0.00} × the peer" : "mosquitto is not installed")}, {Rate(Ours) / Rate("MQTTnet alone"):0.00} × the limit"
            );
        }
        var alone = rows.Where(row => row.Name == Ours && row.Observations == 1).Select(row => 1e9 / row.PerSecond).ToList();
        text.AppendLine(Clock.Growth("clients (time of one observation)", alone[0], alone[1], alone[2]));
        return text.ToString();
    }

    static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
