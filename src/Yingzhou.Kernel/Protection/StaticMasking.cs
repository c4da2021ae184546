using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Yingzhou.Kernel;

/// <summary>
/// Masks tables for a test zone (静态脱敏): another valid value of the same form for each value, the same one in every table of a job, another one under every job's key. No two values become one,
/// none stays what it was, and once the key is thrown away nobody can go back. Source: p15 R5.
/// </summary>
/// <param name="key">Of the job, at least 16 random bytes, destroyed with it.</param>
public sealed class StaticMasking(ReadOnlyMemory<byte> key)
{
    const int Sequences = 500;

    // So many fit into 64 bits.
    const int MostDigits = 18;

    /// <summary>A value as the test zone may see it.</summary>
    /// <param name="kind">Of its column, by <see cref="ColumnDetection"/>.</param>
    /// <param name="today">Birthdays after this day are none.</param>
    /// <returns>A value that is not valid of its kind keeps its form only: digits and letters are others.</returns>
    public string Of(string value, SensitiveKind kind, DateOnly today) =>
        kind switch
        {
            SensitiveKind.ResidentId when ResidentId.Parse(value, today) is { Succeeded: true, Value: var id } => Resident(id),
            SensitiveKind.Uscc when Uscc.Parse(value) is { Succeeded: true, Value: var code } => Organisation(code),
            SensitiveKind.BankCard when value.Length > 7 && value.All(char.IsAsciiDigit) && SensitiveValue.PassesLuhn(value) => Card(value),
            SensitiveKind.Mobile when value.Length == 11 && value.All(char.IsAsciiDigit) => string.Concat(
                value.AsSpan(0, 3),
                Digits(value[3..], "mobile")
            ),
            _ => Form(value),
        };

    /// <summary>A remark with the numbers in it masked as they are in their own columns; what is written in full width or in groups loses its digits.</summary>
    public string InText(string text, DateOnly today)
    {
        var made = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; )
        {
            var end = at;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
                end++;
            var run = text[at..end];
            if (run.Length == 0)
                made.Append(text[at++]);
            else
            {
                made.Append(SensitiveValue.KindOf(run, today) is { } kind ? Of(run, kind, today) : run);
                at = end;
            }
        }
        var masked = made.ToString();
        return masked == text && SensitiveValue.KindOf(text, today) is not null ? Form(text.Normalize(NormalizationForm.FormKC)) : masked;
    }

    const string Surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
    const string Given = "伟芳娜敏静丽强磊军洋勇艳杰涛明超霞平刚桂英华玉兰建国文辉力波宁浩亮海燕健飞云鹏红";

    /// <summary>Another name of the same length (姓名): made up, and the same for the same name. Several may become one, as people share names.</summary>
    public string Name(string name)
    {
        if (name.Length == 0)
            return name;
        var made = new StringBuilder(name.Length);
        for (var at = 0; at < name.Length; at++)
        {
            var pool = at == 0 ? Surnames : Given;
            var draw = Draw(Encoding.UTF8.GetBytes($"name\n{name}"), at, name.Length);
            made.Append(name[at] is >= '\u4e00' and <= '\u9fff' ? pool[(int)(draw % (ulong)pool.Length)] : name[at]);
        }
        return made.ToString();
    }

    // Division, year of birth and sex stay, so that counts by place, age and sex keep their distribution; the day and the sequence are others.
    string Resident(ResidentId id)
    {
        var first = new DateOnly(id.Birthday.Year, 1, 1);
        var days = DateTime.IsLeapYear(id.Birthday.Year) ? 366 : 365;
        var sequence = int.Parse(id.Number.AsSpan(14, 3), CultureInfo.InvariantCulture);
        var place = ((long)(id.Birthday.DayOfYear - 1) * Sequences) + (sequence / 2);
        var other = Step(place, (long)days * Sequences, $"resident\n{id.DivisionCode}\n{first.Year}\n{sequence % 2}");
        return ResidentId
            .Compose(id.DivisionCode, first.AddDays((int)(other / Sequences)), ((int)(other % Sequences) * 2) + (sequence % 2))
            .Number;
    }

    string Organisation(Uscc code)
    {
        var body = code.Code.ToCharArray(0, 16);
        // Letters of the organisation code stay where they are, its digits are others.
        var places = Enumerable.Range(8, 8).Where(at => char.IsAsciiDigit(body[at])).ToArray();
        var digits = Digits(new string([.. places.Select(at => body[at])]), $"uscc\n{code.Code[..8]}");
        for (var at = 0; at < places.Length; at++)
            body[places[at]] = digits[at];
        return Uscc.Compose(new string(body, 0, 2), new string(body, 2, 6), new string(body, 8, 8)).Code;
    }

    // The issuer stays (six digits), the check digit fits again.
    string Card(string number)
    {
        var body = number[..6] + Digits(number[6..^1], $"card\n{number[..6]}");
        return body + SensitiveValue.LuhnDigit(body);
    }

    string Form(string value)
    {
        var made = new StringBuilder(value.Length);
        while (made.Length < value.Length)
        {
            var at = made.Length;
            var end = at;
            while (end < value.Length && char.IsAsciiDigit(value[end]) && end - at < MostDigits)
                end++;
            if (end > at)
                made.Append(Digits(value[at..end], $"form\n{at}\n{value.Length}"));
            else
                made.Append(char.IsAsciiLetter(value[at]) ? Letter(value, at) : value[at]);
        }
        return made.ToString();
    }

    char Letter(string value, int at)
    {
        var start = char.IsAsciiLetterUpper(value[at]) ? 'A' : 'a';
        return (char)(start + Step(value[at] - start, 26, $"letter\n{at}\n{value.Length}"));
    }

    string Digits(string digits, string domain) =>
        digits.Length == 0
            ? ""
            : Step(long.Parse(digits, CultureInfo.InvariantCulture), Power(digits.Length), $"{domain}\n{digits.Length}")
                .ToString(CultureInfo.InvariantCulture)
                .PadLeft(digits.Length, '0');

    static long Power(int exponent)
    {
        var power = 1L;
        for (var i = 0; i < exponent; i++)
            power *= 10;
        return power;
    }

    // One step along a secret round trip through the whole domain: one to one, and nothing stays where it was.
    long Step(long place, long size, string domain)
    {
        var round = Encoding.UTF8.GetBytes($"mask\n{domain}\n{size}");
        return Walk((Walk(place, size, round, forward: true) + 1) % size, size, round, forward: false);
    }

    // A Feistel network over the next square, walked until it is inside the domain again (cycle walking).
    long Walk(long place, long size, byte[] domain, bool forward)
    {
        var half = (long)Math.Ceiling(Math.Sqrt(size));
        do place = Feistel(place, half, domain, forward);
        while (place >= size);
        return place;
    }

    const int Rounds = 8;

    long Feistel(long place, long half, byte[] domain, bool forward)
    {
        var (left, right) = (place / half, place % half);
        for (var i = 0; i < Rounds; i++)
        {
            var round = forward ? i : Rounds - 1 - i;
            if (round % 2 == 0)
                left = Add(left, Draw(domain, round, right), half, forward);
            else
                right = Add(right, Draw(domain, round, left), half, forward);
        }
        return (left * half) + right;
    }

    static long Add(long number, ulong by, long size, bool forward)
    {
        var shift = (long)(by % (ulong)size);
        return (number + (forward ? shift : size - shift)) % size;
    }

    ulong Draw(byte[] domain, int round, long other)
    {
        Span<byte> text = stackalloc byte[domain.Length + 12];
        domain.CopyTo(text);
        BinaryPrimitives.WriteInt32BigEndian(text[domain.Length..], round);
        BinaryPrimitives.WriteInt64BigEndian(text[(domain.Length + 4)..], other);
        return BinaryPrimitives.ReadUInt64BigEndian(Sm3.Hmac(key.Span, text));
    }
}
