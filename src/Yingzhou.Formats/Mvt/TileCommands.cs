using Yingzhou.Kernel;

namespace Yingzhou.Formats;

/// <summary>The drawing commands of a tile feature (spec 4.3): MoveTo 1, LineTo 2, ClosePath 7, corners as zigzag differences.</summary>
static class TileCommands
{
    const uint MoveTo = 1;
    const uint LineTo = 2;
    const uint ClosePath = 7;

    public static List<uint> Encode(TileGeometry geometry, IReadOnlyList<IReadOnlyList<TilePoint>> parts)
    {
        List<uint> commands = [];
        var pen = new TilePoint(0, 0);
        if (geometry is TileGeometry.Point)
        {
            TilePoint[] points = [.. parts.SelectMany(part => part)];
            commands.Add(Command(MoveTo, points.Length));
            foreach (var point in points)
                Draw(point);
            return commands;
        }
        foreach (var part in parts)
        {
            commands.Add(Command(MoveTo, 1));
            Draw(part[0]);
            commands.Add(Command(LineTo, part.Count - 1));
            foreach (var point in part.Skip(1))
                Draw(point);
            if (geometry is TileGeometry.Polygon)
                commands.Add(Command(ClosePath, 1));
        }
        return commands;

        void Draw(TilePoint to)
        {
            commands.Add(ZigZag(unchecked(to.X - pen.X)));
            commands.Add(ZigZag(unchecked(to.Y - pen.Y)));
            pen = to;
        }
    }

    /// <exception cref="BrokenTileException">The commands cannot be followed.</exception>
    public static IReadOnlyList<IReadOnlyList<TilePoint>> Decode(
        TileGeometry geometry,
        IReadOnlyList<uint> commands,
        int version,
        List<string> problems
    )
    {
        List<List<TilePoint>> parts = [];
        var (x, y) = (0, 0);
        var open = false;
        for (var i = 0; i < commands.Count; )
        {
            var (command, count) = (commands[i] & 7, commands[i] >> 3);
            i++;
            if (command is ClosePath)
            {
                if (count != 1)
                    throw new BrokenTileException("ClosePath is not given once");
                if (!open || parts.Count == 0)
                    throw new BrokenTileException("ClosePath without a path");
                if (geometry is TileGeometry.Line && version >= 2)
                    throw new BrokenTileException("a line is closed by ClosePath");
                open = false;
                continue;
            }
            if (command is not (MoveTo or LineTo))
                throw new BrokenTileException($"unknown command {command}");
            if (command is LineTo && (!open || geometry is TileGeometry.Point))
                throw new BrokenTileException("LineTo without a path");
            if (count == 0 || count * 2L > commands.Count - i)
                throw new BrokenTileException("a command has other parameters than it says");
            if (command is MoveTo && geometry is not TileGeometry.Point && count != 1)
                throw new BrokenTileException("MoveTo of several points in a path");
            for (var n = 0u; n < count; n++, i += 2)
            {
                var (dx, dy) = (UnZigZag(commands[i]), UnZigZag(commands[i + 1]));
                // Fixtures 049 and 050 overflow on purpose: coordinates wrap as in every 32-bit decoder.
                (x, y) = unchecked((x + dx, y + dy));
                if (command is MoveTo)
                    parts.Add([new(x, y)]);
                else
                {
                    if (dx == 0 && dy == 0)
                        problems.Add("a line stands still");
                    parts[^1].Add(new(x, y));
                }
            }
            open = geometry is not TileGeometry.Point;
        }
        if (commands.Count == 0)
            problems.Add("a feature has no geometry");
        Judge(geometry, parts, open, problems);
        return parts;
    }

    static void Judge(TileGeometry geometry, List<List<TilePoint>> parts, bool open, List<string> problems)
    {
        if (geometry is TileGeometry.Line && parts.Any(part => part.Count < 2))
            problems.Add("a line has one point");
        if (geometry is not TileGeometry.Polygon)
            return;
        if (open)
            problems.Add("a ring is not closed");
        if (parts.Any(ring => ring.Count < 3))
            problems.Add("a ring has fewer than three corners");
        else if (parts.Any(ring => TileRing.DoubleArea(ring) == 0))
            problems.Add("a ring has no area");
        else if (parts.Count > 0 && TileRing.DoubleArea(parts[0]) < 0)
            problems.Add("the first ring is a hole");
    }

    static uint Command(uint command, int count) => ((uint)count << 3) | command;

    static uint ZigZag(int value) => unchecked((uint)((value << 1) ^ (value >> 31)));

    static int UnZigZag(uint value) => unchecked((int)(value >> 1) ^ -(int)(value & 1));
}
