using System.Diagnostics;
using System.Globalization;
using System.Text;
using Yingzhou.Formats;

namespace Yingzhou.Bench.Wires;

/// <summary>
/// Bytes of a socket to values: cutting, checking and reading every field, per frame. AIS beside gpsdecode, which reads the same file and writes JSON; the limit is reading the same bytes once.
/// </summary>
static class ParseBench
{
    const int Ships = 2_000;

    static readonly DateTimeOffset Noon = new(2026, 11, 30, 4, 0, 0, TimeSpan.Zero);

    public static async Task<BenchTable> Run()
    {
        var sentences = Sentences();
        var lines = new List<BenchLine>
        {
            Line("AIS", sentences, Ais(sentences), await Gpsdecode(sentences)),
            Line("HJ 212", Repeated(Packet()), Hj212(Repeated(Packet())), null),
            Line("SL 651", Repeated(Report()), Sl651(Repeated(Report())), null),
            Line("JT/T 808", Repeated(Position()), Jt808(Repeated(Position())), null),
        };
        return new(
            "parse, one frame",
            "gpsdecode -j (gpsd-clients; AIS only)",
            "summing the same bytes once",
            "≥ 10 × the peer, 0 bytes allocated",
            lines,
            [
                "gpsdecode's time is its whole process without its start, and holds its JSON; ours reads every field and makes a position, and holds no text.",
            ]
        );
    }

    static long Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0L;
        foreach (var word in System.Runtime.InteropServices.MemoryMarshal.Cast<byte, long>(bytes))
            sum ^= word;
        return sum;
    }

    sealed record Stream(byte[] Bytes, int Frames);

    static BenchLine Line(string name, Stream stream, Action<int> ours, double? peer)
    {
        var (nanoseconds, bytes) = Clock.Time(ours, 50, 7);
        var sum = 0L;
        var limit = Clock.Time(
            turns =>
            {
                for (var done = 0; done < turns; done += stream.Frames)
                    sum += Sum(stream.Bytes);
            },
            50,
            7
        );
        GC.KeepAlive(sum);
        return new(name, nanoseconds, peer, limit.Nanoseconds, bytes);
    }

    static Stream Sentences()
    {
        var random = new Random(1);
        var text = new StringBuilder();
        var count = 0;
        for (var ship = 0; ship < Ships; ship++)
        {
            var mmsi = 412_000_000 + ship;
            var lines =
                ship % 10 == 0
                    ? AisWriter
                        .Voyage()
                        .Set("mmsi", mmsi)
                        .Set("shipname", $"ZHE PU YU {ship}")
                        .Set("destination", "ZHOUSHAN")
                        .Sentences('A', ship / 10 % 10)
                    : AisWriter
                        .Position()
                        .Set("mmsi", mmsi)
                        .Set("lon", 122 + random.NextDouble())
                        .Set("lat", 29.5 + random.NextDouble())
                        .Set("speed", random.Next(0, 20))
                        .Set("course", random.Next(360))
                        .Sentences();
            foreach (var line in lines)
                text.Append(line).Append("\r\n");
            count += lines.Count;
        }
        return new(Encoding.ASCII.GetBytes(text.ToString()), count);
    }

    static Action<int> Ais(Stream stream)
    {
        var (splitter, assembler, sum) = (new FrameSplitter<NmeaFraming>(), new AisAssembler(), 0.0);
        return turns =>
        {
            for (var done = 0; done < turns; done += stream.Frames)
            {
                splitter.Append(stream.Bytes);
                while (splitter.TryNext(out var piece))
                    if (assembler.Add(piece.Bytes, Noon, out var message, out _) is AisStep.Message)
                    {
                        var fields = message.Layout.Fields;
                        for (var i = 0; i < fields.Count; i++)
                            sum += message.Raw(fields[i]);
                        if (AisPosition.TryRead(message, out var position))
                            sum += position.Longitude ?? 0;
                    }
            }
            GC.KeepAlive(sum);
        };
    }

    static Stream Repeated(byte[] frame) => new([.. Enumerable.Repeat(frame, 1000).SelectMany(one => one)], 1000);

    static byte[] Packet() =>
        Hj212Writer.Frame(
            new("20261015080000123", 32, 2011, "123456", "330900ZS0001W00100000001", 5),
            "DataTime=20261015080000;w01018-Rtd=38.6,w01018-Flag=N;w21003-Rtd=3.12,w21003-Flag=N;w01001-Rtd=7.42,w01001-Flag=N;w00000-Rtd=14.56,w00000-Flag=N"
        );

    static Action<int> Hj212(Stream stream)
    {
        var (splitter, sum) = (new FrameSplitter<Hj212Framing>(), 0.0);
        return turns =>
        {
            for (var done = 0; done < turns; done += stream.Frames)
            {
                splitter.Append(stream.Bytes);
                while (splitter.TryNext(out var piece))
                    if (Hj212Packet.TryRead(piece.Bytes, out var packet, out _))
                        foreach (var value in packet.Values)
                            sum += value.Number ?? 0;
            }
            GC.KeepAlive(sum);
        };
    }

    static byte[] Report() =>
        Sl651Writer.Up(
            1,
            "3309020001",
            0x1234,
            0x32,
            7,
            Noon,
            Sl651Writer.Report(
                "3309020001",
                (byte)'H',
                Noon,
                [(0x39, 3.127m, 4, 3), (0x20, 0.5m, 3, 1), (0x26, 12.5m, 3, 1), (0x38, 12.15m, 2, 2)]
            )
        );

    static Action<int> Sl651(Stream stream)
    {
        var (splitter, sum) = (new FrameSplitter<Sl651Framing>(), 0.0);
        return turns =>
        {
            for (var done = 0; done < turns; done += stream.Frames)
            {
                splitter.Append(stream.Bytes);
                while (splitter.TryNext(out var piece))
                    if (Sl651Frame.TryRead(piece.Bytes, out var frame, out _))
                        foreach (var element in frame.Elements)
                            sum += element.Number ?? 0;
            }
            GC.KeepAlive(sum);
        };
    }

    static byte[] Position() => Jt808Writer.Frame(0x0200, "13900000001", 1, Jt808Writer.Location(122.36, 30.19, 36, 118, Noon));

    static Action<int> Jt808(Stream stream)
    {
        var (splitter, buffer, sum) = (new FrameSplitter<Jt808Framing>(), new byte[Jt808Message.BufferLength], 0.0);
        return turns =>
        {
            for (var done = 0; done < turns; done += stream.Frames)
            {
                splitter.Append(stream.Bytes);
                while (splitter.TryNext(out var piece))
                    if (
                        Jt808Message.TryRead(piece.Bytes, buffer, out var message, out _)
                        && Jt808Location.TryRead(message.Body, out var location, out _)
                    )
                        sum += location.Longitude;
            }
            GC.KeepAlive(sum);
        };
    }

    /// <summary>Processor time a sentence: of a large file less that of a small one, so that its start does not count.</summary>
    static async Task<double?> Gpsdecode(Stream stream)
    {
        try
        {
            const int large = 100;
            await Decode(stream, 1);
            var start = await Decode(stream, 1);
            return (await Decode(stream, large) - start).TotalNanoseconds / ((large - 1.0) * stream.Frames);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            await Console.Error.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"the peer gpsdecode does not run: {missing.Message}")
            );
            return null;
        }
    }

    static async Task<TimeSpan> Decode(Stream stream, int times)
    {
        // The shell counts the processor's time of its child, also when that has ended.
        var start = new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("TIMEFORMAT='%U %S'; time gpsdecode -j >/dev/null");
        using var process = Process.Start(start)!;
        for (var time = 0; time < times; time++)
            await process.StandardInput.BaseStream.WriteAsync(stream.Bytes);
        process.StandardInput.Close();
        var told = (await process.StandardError.ReadToEndAsync()).Trim().Split('\n')[^1].Split(' ');
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? TimeSpan.FromSeconds(told.Sum(seconds => double.Parse(seconds, CultureInfo.InvariantCulture)))
            : throw new System.ComponentModel.Win32Exception("gpsdecode");
    }
}
