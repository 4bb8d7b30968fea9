using System.Globalization;
using System.Text;

namespace LocalOfferCms.Core.Media.Documents;

/// <summary>A name of a PDF, without its slash.</summary>
internal sealed record PdfName(string Value);

/// <summary>Refers to an object by its number.</summary>
internal sealed record PdfReference(int Number);

/// <summary>An object of a PDF: a value and, for a stream, where its bytes lie.</summary>
internal sealed record PdfEntry(object? Value, int StreamStart = 0, int StreamLength = 0)
{
    public Dictionary<string, object?>? Dictionary => Value as Dictionary<string, object?>;
    public bool IsStream => StreamLength > 0;
}

/// <summary>Thrown when a PDF is not worth reading on: it is damaged, or made to keep its reader busy.</summary>
internal sealed class PdfException(string message) : Exception(message);

/// <summary>Reads values of a PDF: numbers, names, strings, lists and dictionaries. Every byte that it looks at is counted, so that no file can keep it busy for long.</summary>
internal sealed class PdfValues(byte[] bytes, int at, PdfBudget budget)
{
    private const int Deepest = 60;
    private int _depth;

    public int At { get; private set; } = at;

    /// <summary>The next value; null for what is none.</summary>
    public object? Read()
    {
        SkipSpace();
        if (At >= bytes.Length)
        {
            throw new PdfException("A value is cut off.");
        }

        switch (bytes[At])
        {
            case (byte)'/':
                return Name();
            case (byte)'(':
                return Text();
            case (byte)'[':
                return List();
            case (byte)'<' when At + 1 < bytes.Length && bytes[At + 1] == '<':
                return Dictionary();
            case (byte)'<':
                return Hex();
            default:
                return Word();
        }
    }

    public void SkipSpace()
    {
        while (At < bytes.Length)
        {
            if (bytes[At] == '%')
            {
                while (At < bytes.Length && bytes[At] is not (byte)'\r' and not (byte)'\n')
                {
                    Step();
                }
            }
            else if (IsSpace(bytes[At]))
            {
                Step();
            }
            else
            {
                return;
            }
        }
    }

    public static bool IsSpace(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32;

    public static bool IsDelimiter(byte b) => IsSpace(b) || b is (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';

    private void Step(int count = 1)
    {
        At = Math.Min(At + count, bytes.Length);
        budget.Spend(count);
    }

    private string Run()
    {
        var start = At;
        while (At < bytes.Length && !IsDelimiter(bytes[At]) && At - start < 200)
        {
            Step();
        }

        return Encoding.Latin1.GetString(bytes, start, At - start);
    }

    private PdfName Name()
    {
        Step();
        var name = Run();
        if (!name.Contains('#'))
        {
            return new(name);
        }

        // A letter may be written by its number: /J#53 is /JS.
        var plain = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '#' && i + 2 < name.Length && byte.TryParse(name.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var letter))
            {
                plain.Append((char)letter);
                i += 2;
            }
            else
            {
                plain.Append(name[i]);
            }
        }

        return new(plain.ToString());
    }

    private byte[] Text()
    {
        var text = new List<byte>();
        var open = 0;
        for (Step(); At < bytes.Length; Step())
        {
            switch (bytes[At])
            {
                case (byte)'\\' when At + 1 < bytes.Length:
                    Step();
                    Escaped(text);
                    break;
                case (byte)')' when open == 0:
                    Step();
                    return [.. text];
                default:
                    open += bytes[At] == '(' ? 1 : bytes[At] == ')' ? -1 : 0;
                    text.Add(bytes[At]);
                    break;
            }
        }

        throw new PdfException("A text is cut off.");
    }

    /// <summary>A letter after a backslash, which stands for another: a number in eights, a line's end, or itself.</summary>
    private void Escaped(List<byte> text)
    {
        switch (bytes[At])
        {
            case >= (byte)'0' and <= (byte)'7':
                var value = 0;
                for (var digits = 0; digits < 3 && At < bytes.Length && bytes[At] is >= (byte)'0' and <= (byte)'7'; digits++)
                {
                    value = (value * 8) + (bytes[At] - '0');
                    Step();
                }

                text.Add((byte)value);
                At--;
                break;
            case (byte)'\r':
                At += At + 1 < bytes.Length && bytes[At + 1] == '\n' ? 1 : 0;
                break;
            case (byte)'\n':
                break;
            default:
                text.Add(bytes[At] switch { (byte)'n' => 10, (byte)'r' => 13, (byte)'t' => 9, (byte)'b' => 8, (byte)'f' => 12, var other => other });
                break;
        }
    }

    private byte[] Hex()
    {
        var digits = new StringBuilder();
        for (Step(); At < bytes.Length && bytes[At] != '>'; Step())
        {
            if (char.IsAsciiHexDigit((char)bytes[At]))
            {
                digits.Append((char)bytes[At]);
            }
        }

        Step();
        return Convert.FromHexString(digits.Length % 2 == 0 ? digits.ToString() : digits.Append('0').ToString());
    }

    private List<object?> List()
    {
        var list = new List<object?>();
        Enter();
        for (Step(), SkipSpace(); At < bytes.Length && bytes[At] != ']'; SkipSpace())
        {
            Add(list, Read());
        }

        Step();
        _depth--;
        return list;
    }

    private Dictionary<string, object?> Dictionary()
    {
        var values = new List<object?>();
        Enter();
        for (Step(2), SkipSpace(); At < bytes.Length && bytes[At] != '>'; SkipSpace())
        {
            Add(values, Read());
        }

        Step(2);
        _depth--;
        var found = new Dictionary<string, object?>();
        for (var i = 0; i + 1 < values.Count; i += 2)
        {
            if (values[i] is PdfName key)
            {
                found[key.Value] = values[i + 1];
            }
        }

        return found;
    }

    private void Enter()
    {
        if (++_depth > Deepest)
        {
            throw new PdfException("Values lie within values without end.");
        }
    }

    // "12 0 R" is one value of three words.
    private static void Add(List<object?> list, object? value)
    {
        if (value is string and "R" && list is [.., double number, double])
        {
            list.RemoveRange(list.Count - 2, 2);
            list.Add(new PdfReference((int)number));
        }
        else
        {
            list.Add(value);
        }
    }

    private object? Word()
    {
        var word = Run();
        if (word.Length == 0)
        {
            Step();
            return null;
        }

        return word switch
        {
            "true" => true,
            "false" => false,
            "null" => null,
            _ => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : word,
        };
    }
}

/// <summary>How much work a file may make: reading it a few times over, and unpacking so much.</summary>
internal sealed class PdfBudget(int length)
{
    private const long MostUnpacked = 150_000_000;
    private long _looked = 20_000_000L + (8L * length);
    private long _unpacked = MostUnpacked;

    public void Spend(int bytes)
    {
        if ((_looked -= bytes) < 0)
        {
            throw new PdfException("It is made so that reading it never ends.");
        }
    }

    /// <exception cref="PdfBombException">It unpacks to more than any paper holds.</exception>
    public void SpendUnpacked(int bytes)
    {
        if ((_unpacked -= bytes) < 0)
        {
            throw new PdfBombException();
        }
    }
}

/// <summary>Thrown when a PDF unpacks to far more than its size.</summary>
internal sealed class PdfBombException() : Exception("It unpacks to far more than its size.");
