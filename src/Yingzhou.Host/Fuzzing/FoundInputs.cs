using System.Globalization;
using System.Text;

namespace Yingzhou.Host.Fuzzing;

/// <summary>Inputs that once showed a fault, one file each: <c>feel-1a2b3c4d.txt</c>. They are tests for ever.</summary>
static class FoundInputs
{
    // Half a surrogate pair has no UTF-8: such inputs are kept as UTF-16.
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Keep(string folder, FuzzTarget target, string input)
    {
        Directory.CreateDirectory(folder);
        var hash = 14695981039346656037UL;
        foreach (var c in input)
            hash = unchecked((hash ^ c) * 1099511628211UL);
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{target.Name}-{hash & 0xFFFFFFFF:x8}.txt"));
        File.WriteAllBytes(path, Bytes(input));
        return path;
    }

    static byte[] Bytes(string input)
    {
        try
        {
            return Strict.GetBytes(input);
        }
        catch (EncoderFallbackException)
        {
            return [0xFF, 0xFE, .. System.Runtime.InteropServices.MemoryMarshal.AsBytes(input.AsSpan())];
        }
    }

    /// <summary>All kept inputs of a folder with the language they belong to.</summary>
    public static IEnumerable<(string File, FuzzTarget Target, string Input)> Read(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal)
        let target = FuzzTarget.All.FirstOrDefault(target => Path.GetFileName(file).StartsWith(target.Name + "-", StringComparison.Ordinal))
        where target is not null
        select (file, target, Text(File.ReadAllBytes(file)));

    static string Text(byte[] bytes) =>
        bytes is [0xFF, 0xFE, ..]
            ? new string(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, char>(bytes.AsSpan(2)))
            : Strict.GetString(bytes);
}
