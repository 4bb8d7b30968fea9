using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using LocalOfferCms.Core;

namespace LocalOfferCms.Schools.Register;

/// <summary>A file of the register: comma-separated, of whatever encoding, packed by gzip or not.</summary>
internal static partial class RegisterFile
{
    private const long LargestUnpacked = 1L << 30;

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Opens it as records.</summary>
    /// <exception cref="RefusedException">It is not there, is empty, or is no text.</exception>
    public static RegisterRecords Open(string path)
    {
        if (!File.Exists(path))
        {
            throw Refuse("NoSuchFile", $"There is no file '{path}'.");
        }

        var name = Path.GetFileName(path);
        Stream stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        Span<byte> start = stackalloc byte[4];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        if (read < start.Length || start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith("%PDF"u8))
        {
            stream.Dispose();
            throw read == 0 ? Refuse("EmptyFile", $"'{name}' is empty.")
                : start[0] == 'P' ? Refuse("ZipFile", $"'{name}' is a zip or a spreadsheet. Unpack it, or save it as CSV, and give that.")
                : Refuse("NotCsv", $"'{name}' is not a CSV file.");
        }

        if (start[0] == 0x1F && start[1] == 0x8B)
        {
            CheckPacked(stream, name);
            stream = new GZipStream(stream, CompressionMode.Decompress);
        }

        return new RegisterRecords(new StreamReader(stream, Windows1252, detectEncodingFromByteOrderMarks: true, 1 << 16), name, Windows1252);
    }

    /// <summary>The day that a file's name gives, as "edubasealldata20240617.csv" does; null when it gives none.</summary>
    public static DateOnly? DayOf(string path) =>
        Day().Match(Path.GetFileName(path)) is { Success: true } match
        && DateOnly.TryParseExact(match.Value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A packed file ends with the length of what it holds. One that is broken off would else look like a short one.</summary>
    private static void CheckPacked(Stream file, string name)
    {
        var (length, buffer) = (0L, new byte[1 << 16]);
        try
        {
            using var unpacked = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
            for (int read; (read = unpacked.Read(buffer)) > 0 && length <= LargestUnpacked; length += read)
            {
            }
        }
        catch (InvalidDataException)
        {
            length = -1;
        }

        Span<byte> end = stackalloc byte[4];
        file.Position = Math.Max(0, file.Length - end.Length);
        file.ReadExactly(end);
        file.Position = 0;
        if (length is < 0 or > LargestUnpacked || BinaryPrimitives.ReadUInt32LittleEndian(end) != length)
        {
            file.Dispose();
            throw Refuse("BrokenFile", $"'{name}' is broken off, damaged or far too large: it cannot be unpacked. Nothing was changed.");
        }
    }

    public static RefusedException Refuse(string code, string message) => new([new(code, message)]);

    [GeneratedRegex(@"(?<!\d)20\d{6}(?!\d)")]
    private static partial Regex Day();
}

/// <summary>A line that could not be read.</summary>
/// <param name="Line">Its number in the file.</param>
/// <param name="Reason">Why.</param>
internal sealed record RefusedRow(int Line, string Reason);

/// <summary>Hands on the text of a file record by record and keeps back what would swallow the records after it: one with a quote that is never closed
/// ends where the next school begins. Blank lines stand in its place, so that line numbers stay true.</summary>
internal sealed partial class RegisterRecords(StreamReader text, string name, Encoding singleBytes) : TextReader
{
    private const int LongestLine = 100_000;
    private const int MostLines = 40;

    // Text of single bytes may be UTF-8 without a mark that says so; almost nothing else reads as UTF-8 by chance.
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly char[] _buffer = new char[1 << 16];
    private readonly StringBuilder _partial = new();
    private int _start;
    private int _end;
    private bool _skipFeed;
    private string? _ahead;
    private string _out = "";
    private int _given;
    private int _line;

    /// <summary>The file's name.</summary>
    public string Name => name;

    /// <summary>What was kept back so far.</summary>
    public List<RefusedRow> Refused { get; } = [];

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count)
    {
        if (_given == _out.Length)
        {
            (_out, _given) = (NextRecord() ?? "", 0);
        }

        var some = Math.Min(count, _out.Length - _given);
        _out.AsSpan(_given, some).CopyTo(buffer.AsSpan(index, count));
        _given += some;
        return some;
    }

    /// <inheritdoc/>
    public override int Peek() => throw new NotSupportedException();

    private string? NextRecord()
    {
        if (Take() is not { } record)
        {
            return null;
        }

        var first = _line;
        var lines = 1;
        while (record.AsSpan().Count('"') % 2 != 0)
        {
            if (lines == MostLines || Look() is not { } next || RecordStart().IsMatch(next))
            {
                Refused.Add(new(first, "A quotation mark is opened and never closed, or the line is cut off."));
                return new string('\n', lines);
            }

            record = $"{record}\n{Take()}";
            lines++;
        }

        if (record.Contains('\0'))
        {
            Refused.Add(new(first, "It holds bytes that are no text."));
            return new string('\n', lines);
        }

        return record + "\n";
    }

    private string? Look() => _ahead ??= ReadLine();

    private string? Take()
    {
        var line = Look();
        _ahead = null;
        _line += line is null ? 0 : 1;
        return line;
    }

    /// <summary>The next line, however it ends, and never without bounds.</summary>
    public override string? ReadLine()
    {
        _partial.Clear();
        while (true)
        {
            if (_start == _end && !Fill())
            {
                return _partial.Length > 0 ? Decode(_partial.ToString()) : null;
            }

            if (_skipFeed && _buffer[_start] == '\n')
            {
                _start++;
                _skipFeed = false;
                continue;
            }

            _skipFeed = false;
            var rest = _buffer.AsSpan(_start, _end - _start);
            var at = rest.IndexOfAny('\r', '\n');
            _partial.Append(at < 0 ? rest : rest[..at]);
            if (_partial.Length > LongestLine)
            {
                throw RegisterFile.Refuse("NotCsv", $"'{name}' is not a file of the register: line {_line + 1} has more than {LongestLine} characters.");
            }

            _start += at < 0 ? rest.Length : at + 1;
            if (at >= 0)
            {
                _skipFeed = rest[at] == '\r';
                return Decode(_partial.ToString());
            }
        }
    }

    private bool Fill()
    {
        try
        {
            (_start, _end) = (0, text.Read(_buffer, 0, _buffer.Length));
            return _end > 0;
        }
        catch (InvalidDataException)
        {
            throw RegisterFile.Refuse("BrokenFile", $"'{name}' is broken off or damaged: it cannot be unpacked.");
        }
    }

    private string Decode(string line)
    {
        if (text.CurrentEncoding.CodePage != singleBytes.CodePage || Ascii.IsValid(line))
        {
            return line;
        }

        try
        {
            return Strict.GetString(singleBytes.GetBytes(line));
        }
        catch (DecoderFallbackException)
        {
            return line;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        text.Dispose();
        base.Dispose(disposing);
    }

    [GeneratedRegex(@"^""?\d{5,7}""?,""?\d{3}""?,")]
    private static partial Regex RecordStart();
}
