using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Data.Sqlite;
using Yingzhou.Bench.Morning;
using Yingzhou.Formats;
using Yingzhou.Kernel;

namespace Yingzhou.Bench.Intake;

/// <summary>
/// The whole city live: so many monitors that send a packet of HJ 212 a minute, so many vessels that send a position every twenty seconds, by the sockets of the intake. Meanwhile some monitors report what
/// is an alert at once: the time from the packet's write to the row of the alert, committed, as another connection of the database reads it.
/// </summary>
static class LiveCity
{
    const string Outlet = "330900ZS0001W00100000001";
    const int Connections = 16;
    const int Probes = 200;
    static readonly TimeSpan Between = TimeSpan.FromMilliseconds(60);

    public static async Task<string> Measure(CityProcess city, int hj212, int ais, int devices, int vessels, double seconds)
    {
        string[] codes = [.. Enumerable.Range(0, devices + Probes).Select(i => $"330900YZ{i:D16}")];
        var before = city.ResidentMegabytes;
        BenchDevices.Register(city.Database, Outlet, codes);
        await Task.Delay(TimeSpan.FromSeconds(6));
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, Connections)
                .Select(part => Monitors(hj212, [.. codes.Where((_, i) => i % Connections == part)]))
                .Append(Vessels(ais, vessels))
        );
        var filled = watch.Elapsed;

        using var stop = new CancellationTokenSource();
        // Each device once a minute, each vessel every twenty seconds.
        var load = Task.WhenAll(
            Paced(devices / 60.0, hj212, i => Packet(codes[i % devices], TimeProvider.System.GetUtcNow(), 20 + (i % 10)), stop.Token),
            Paced(vessels / 20.0, ais, i => Encoding.ASCII.GetBytes(Position(i % vessels, i / vessels)), stop.Token)
        );
        await Task.Delay(TimeSpan.FromSeconds(3));
        var processor = city.ProcessorTime;
        watch.Restart();
        var latencies = await Alerts(city.Database, hj212, codes[devices..]);
        var share = (city.ProcessorTime - processor) / watch.Elapsed;
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        var after = city.ResidentMegabytes;
        await stop.CancelAsync();
        await load;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {devices:N0} devices (HJ 212, one packet a minute each) and {vessels:N0} vessels (AIS, every 20 s each) live: heard of for the first time in {filled.TotalSeconds:0.0} s
            memory of the city: {before:N0} MB before, {after:N0} MB with them; processor under this load {share:0.00} cores
            packet written → alert committed, {latencies.Count} alerts of {Probes}: p50 {At(latencies, 0.5):0.0} ms, p99 {At(
                latencies,
                0.99
            ):0.0} ms

            """
        );
    }

    static double At(IReadOnlyList<double> sorted, double share) =>
        sorted.Count == 0 ? double.NaN : sorted[(int)(share * (sorted.Count - 1))];

    /// <summary>Every monitor once, answered.</summary>
    static async Task Monitors(int port, IReadOnlyList<string> codes)
    {
        using var tcp = new TcpClient("127.0.0.1", port);
        var stream = tcp.GetStream();
        var now = TimeProvider.System.GetUtcNow();
        var sending = Task.Run(async () =>
        {
            foreach (var some in codes.Chunk(256))
                await stream.WriteAsync(some.SelectMany(code => Packet(code, now, 20)).ToArray());
        });
        var (answers, buffer, splitter) = (0, new byte[64 * 1024], new FrameSplitter<Hj212Framing>());
        while (answers < codes.Count && await stream.ReadAsync(buffer) is > 0 and var length)
        {
            splitter.Append(buffer.AsSpan(0, length));
            while (splitter.TryNext(out var piece))
                answers +=
                    piece.Bytes.IndexOf("CN=9014"u8) > 0 ? 1 : throw new InvalidOperationException(Encoding.ASCII.GetString(piece.Bytes));
        }
        await sending;
    }

    static async Task Vessels(int port, int vessels)
    {
        using var tcp = new TcpClient("127.0.0.1", port);
        foreach (var some in Enumerable.Range(0, vessels).Chunk(500))
            await tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes(string.Concat(some.Select(i => Position(i, 0)))));
    }

    static async Task Paced(double perSecond, int port, Func<int, byte[]> next, CancellationToken stop)
    {
        using var tcp = new TcpClient("127.0.0.1", port);
        var stream = tcp.GetStream();
        var (watch, sent, answers) = (Stopwatch.StartNew(), 0, new byte[64 * 1024]);
        var reading = Task.Run(
            async () =>
            {
                try
                {
                    while (await stream.ReadAsync(answers, stop) > 0) { }
                }
                catch (Exception over) when (over is OperationCanceledException or IOException) { }
            },
            CancellationToken.None
        );
        while (!stop.IsCancellationRequested)
        {
            using var many = new MemoryStream();
            for (; sent < watch.Elapsed.TotalSeconds * perSecond; sent++)
                many.Write(next(sent));
            await stream.WriteAsync(many.ToArray(), CancellationToken.None);
            await Task.Delay(20, CancellationToken.None);
        }
        await reading;
    }

    static async Task<List<double>> Alerts(string database, int port, IReadOnlyList<string> codes)
    {
        using var tcp = new TcpClient("127.0.0.1", port) { NoDelay = true };
        var stream = tcp.GetStream();
        var (written, seen) = (new ConcurrentDictionary<string, long>(), new List<double>());
        using var stop = new CancellationTokenSource(Between * codes.Count + TimeSpan.FromSeconds(10));
        var looking = Task.Run(() => Look(database, written, seen, codes.Count, stop.Token), CancellationToken.None);
        foreach (var code in codes)
        {
            var packet = Packet(code, TimeProvider.System.GetUtcNow(), 400);
            written[code] = Stopwatch.GetTimestamp();
            await stream.WriteAsync(packet);
            await Task.Delay(Between);
        }
        await looking;
        seen.Sort();
        return seen;
    }

    static void Look(string database, ConcurrentDictionary<string, long> written, List<double> seen, int all, CancellationToken stop)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=false");
        connection.Open();
        using var last = connection.CreateCommand();
        last.CommandText = "select coalesce(max(rowid), 0) from alerting_alerts";
        var from = (long)last.ExecuteScalar()!;
        using var ask = connection.CreateCommand();
        ask.CommandText = "select rowid, subject_key from alerting_alerts where rowid > $from order by rowid";
        var after = ask.Parameters.Add("$from", SqliteType.Integer);
        while (seen.Count < all && !stop.IsCancellationRequested)
        {
            after.Value = from;
            using (var reader = ask.ExecuteReader())
                while (reader.Read())
                {
                    from = reader.GetInt64(0);
                    if (written.TryGetValue(reader.GetString(1), out var at))
                        seen.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
                }
            Thread.Sleep(1);
        }
    }

    static byte[] Packet(string mn, DateTimeOffset at, double value)
    {
        var time = at.ToOffset(CityTime.Offset).ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);
        return Hj212Writer.Frame(
            new(time, 32, 2011, BenchDevices.Secret, mn, 5),
            string.Create(
                CultureInfo.InvariantCulture,
                $"DataTime={time[..14]};w01018-Rtd={value:F1},w01018-Flag=N;w21003-Rtd=1.92,w21003-Flag=N;w01001-Rtd=7.4,w01001-Flag=N"
            )
        );
    }

    static string Position(int vessel, int turn) =>
        string.Concat(
            AisWriter
                .Position()
                .Set("mmsi", 413_000_000 + vessel)
                .Set("lon", 121.5 + (vessel % 100 * 0.02))
                .Set("lat", 29.5 + (vessel / 100 * 0.015))
                .Set("speed", turn % 10 * 0.1)
                .Set("course", vessel % 360)
                .Set("second", turn % 60)
                .Sentences()
                .Select(sentence => sentence + "\r\n")
        );
}
