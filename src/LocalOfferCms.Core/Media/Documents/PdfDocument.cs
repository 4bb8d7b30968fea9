using System.IO.Compression;
using System.Text;

namespace LocalOfferCms.Core.Media.Documents;

/// <summary>The objects of a PDF, found by looking through the file from its beginning rather than by its own index, which hostile and damaged files get wrong.</summary>
internal sealed class PdfDocument
{
    private const int MostObjects = 500_000;
    private const int MostOfOneStream = 20_000_000;

    private readonly byte[] _bytes;
    private readonly PdfBudget _budget;
    private readonly Dictionary<int, PdfEntry> _objects = [];
    private readonly List<Dictionary<string, object?>> _trailers = [];
    private readonly Dictionary<int, bool> _answers = [];

    private PdfDocument(byte[] bytes) => (_bytes, _budget) = (bytes, new PdfBudget(bytes.Length));

    /// <exception cref="PdfException">It cannot be read.</exception>
    public static PdfDocument Read(byte[] bytes)
    {
        var document = new PdfDocument(bytes);
        document.ReadObjects();
        document.ReadTrailers();
        if (!document.IsEncrypted)
        {
            document.ReadPacked();
        }

        return document;
    }

    /// <summary>How much work may still be made of it.</summary>
    public PdfBudget Budget => _budget;

    /// <summary>Every object.</summary>
    public IEnumerable<PdfEntry> Objects => _objects.Values;

    /// <summary>Whether it is locked: then no more than this can be said of it.</summary>
    public bool IsEncrypted => _trailers.Exists(t => t.ContainsKey("Encrypt"));

    /// <summary>What the document is made from.</summary>
    public Dictionary<string, object?>? Catalogue =>
        _trailers.Select(t => Dictionary(t.GetValueOrDefault("Root"))).LastOrDefault(root => root?.ContainsKey("Pages") == true)
        ?? _objects.Values.Select(o => o.Dictionary).LastOrDefault(d => d is not null && NameOf(d.GetValueOrDefault("Type")) == "Catalog");

    /// <summary>Its title and the like.</summary>
    public Dictionary<string, object?>? Info => _trailers.Select(t => Dictionary(t.GetValueOrDefault("Info"))).LastOrDefault(info => info is not null);

    /// <summary>The object that a value refers to, or the value itself.</summary>
    public PdfEntry? Follow(object? value)
    {
        for (var steps = 0; value is PdfReference reference && steps < 10; steps++)
        {
            if (!_objects.TryGetValue(reference.Number, out var entry))
            {
                return null;
            }

            if (entry.Value is not PdfReference)
            {
                return entry;
            }

            value = entry.Value;
        }

        return value is null or PdfReference ? null : new PdfEntry(value);
    }

    public Dictionary<string, object?>? Dictionary(object? value) => Follow(value)?.Dictionary;

    public IReadOnlyList<object?> List(object? value) => Follow(value)?.Value as List<object?> ?? [];

    public string? NameOf(object? value) => (Follow(value)?.Value as PdfName)?.Value;

    /// <summary>A text, whatever it is encoded in.</summary>
    public string Text(object? value) => Follow(value)?.Value switch
    {
        byte[] and [0xFE, 0xFF, .. var utf16] => Encoding.BigEndianUnicode.GetString(utf16).Trim('\0', ' '),
        byte[] and [0xEF, 0xBB, 0xBF, .. var utf8] => Encoding.UTF8.GetString(utf8).Trim(),
        byte[] other => Encoding.Latin1.GetString(other).Trim('\0', ' '),
        _ => "",
    };

    /// <summary>Answers a question about a stream's bytes, once: many pages may draw the same letterhead.</summary>
    public bool Ask(PdfEntry stream, Func<byte[]?, bool> question)
    {
        if (!_answers.TryGetValue(stream.StreamStart, out var answer))
        {
            _answers[stream.StreamStart] = answer = question(Unpack(stream));
        }

        return answer;
    }

    /// <summary>A stream's bytes; null when they are packed in a way that is not read here.</summary>
    public byte[]? Unpack(PdfEntry stream)
    {
        var packed = _bytes.AsSpan(stream.StreamStart, stream.StreamLength).ToArray();
        var filters = Follow(stream.Dictionary!.GetValueOrDefault("Filter"))?.Value switch
        {
            null => [],
            List<object?> list => [.. list.Select(filter => NameOf(filter) ?? "?")],
            PdfName name => new[] { name.Value },
            _ => ["?"],
        };
        return filters switch
        {
            [] => packed,
            ["FlateDecode" or "Fl"] => Inflate(packed),
            _ => null,
        };
    }

    private byte[]? Inflate(byte[] packed)
    {
        try
        {
            using var inflate = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            var block = new byte[32_768];
            for (int read; (read = inflate.Read(block)) > 0 && plain.Length < MostOfOneStream;)
            {
                _budget.SpendUnpacked(read);
                plain.Write(block, 0, read);
            }

            return plain.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private void ReadObjects()
    {
        for (var at = 0; at < _bytes.Length && _bytes.AsSpan(at).IndexOf("obj"u8) is var next and >= 0;)
        {
            _budget.Spend(next);
            at += next;
            if (NumberBefore(at) is not { } number)
            {
                at += 3;
                continue;
            }

            if (_objects.Count >= MostObjects)
            {
                throw new PdfException("It has more parts than any paper.");
            }

            at = ReadObject(number, at + 3);
        }
    }

    private int ReadObject(int number, int at)
    {
        var values = new PdfValues(_bytes, at, _budget);
        try
        {
            var value = values.Read();
            values.SkipSpace();
            if (value is Dictionary<string, object?> dictionary && _bytes.AsSpan(values.At).StartsWith("stream"u8))
            {
                return ReadStream(number, dictionary, values.At + 6);
            }

            _objects[number] = new(value);
            return values.At;
        }
        catch (PdfException) when (values.At >= _bytes.Length)
        {
            return at;
        }
    }

    private int ReadStream(int number, Dictionary<string, object?> dictionary, int at)
    {
        at += at < _bytes.Length && _bytes[at] == '\r' ? 1 : 0;
        at += at < _bytes.Length && _bytes[at] == '\n' ? 1 : 0;
        var length = dictionary.GetValueOrDefault("Length") is double told && told >= 0 && told < _bytes.Length - at
            && _bytes.AsSpan(at + (int)told, Math.Min(30, _bytes.Length - at - (int)told)).IndexOf("endstream"u8) >= 0
            ? (int)told
            : _bytes.AsSpan(at).IndexOf("endstream"u8);
        if (length < 0)
        {
            throw new PdfException("A part of it is cut off.");
        }

        _budget.Spend(length / 8);
        _objects[number] = new(dictionary, at, length);
        if (NameIs(dictionary, "Type", "XRef"))
        {
            _trailers.Add(dictionary);
        }

        return at + length;
    }

    private static bool NameIs(Dictionary<string, object?> dictionary, string key, string name) => dictionary.GetValueOrDefault(key) is PdfName value && value.Value == name;

    /// <summary>The object's number, when what stands here is "12 0 obj".</summary>
    private int? NumberBefore(int at)
    {
        var start = at;
        var generation = Digits(ref start);
        return generation is null ? null : Digits(ref start);
    }

    private int? Digits(ref int at)
    {
        var end = at;
        while (end > 0 && PdfValues.IsSpace(_bytes[end - 1]) && at - end < 10)
        {
            end--;
        }

        var start = end;
        while (start > 0 && char.IsAsciiDigit((char)_bytes[start - 1]) && end - start < 10)
        {
            start--;
        }

        var found = end < at && int.TryParse(_bytes.AsSpan(start, end - start), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        at = start;
        return found;
    }

    private void ReadTrailers()
    {
        for (var at = 0; at < _bytes.Length && _bytes.AsSpan(at).IndexOf("trailer"u8) is var next and >= 0; at += next + 7)
        {
            _budget.Spend(next);
            try
            {
                if (new PdfValues(_bytes, at + next + 7, _budget).Read() is Dictionary<string, object?> trailer)
                {
                    _trailers.Add(trailer);
                }
            }
            catch (PdfException) when (at + next + 7 >= _bytes.Length - 2_000)
            {
                // A trailer that is cut off says nothing; what the file lacks is noticed by what is not found.
            }
        }
    }

    /// <summary>Objects that lie packed together in streams.</summary>
    private void ReadPacked()
    {
        foreach (var stream in _objects.Values.Where(o => o.IsStream && NameIs(o.Dictionary!, "Type", "ObjStm")).ToList())
        {
            var head = stream.Dictionary!;
            if (Unpack(stream) is not { } plain || head.GetValueOrDefault("First") is not double first || head.GetValueOrDefault("N") is not double count)
            {
                continue;
            }

            var heads = new PdfValues(plain, 0, _budget);
            for (var i = 0; i < count && heads.At < plain.Length && heads.At < first; i++)
            {
                if (heads.Read() is not double number || heads.Read() is not double offset || first + offset >= plain.Length || first + offset < 0)
                {
                    break;
                }

                if (_objects.Count >= MostObjects)
                {
                    throw new PdfException("It has more parts than any paper.");
                }

                _objects.TryAdd((int)number, new(new PdfValues(plain, (int)(first + offset), _budget).Read()));
            }
        }
    }
}
