namespace LocalOfferCms.Core.Media.Documents.Words;

/// <summary>Some words that a page writes in one go.</summary>
/// <param name="X">Where they begin, from the left.</param>
/// <param name="Y">Where they stand, from the bottom.</param>
/// <param name="End">Where they end, from the left.</param>
/// <param name="Size">Their size.</param>
/// <param name="IsBold">Whether they are bold.</param>
/// <param name="Letters">The words.</param>
internal sealed record PdfPiece(double X, double Y, double End, double Size, bool IsBold, string Letters);

/// <summary>Follows what a page draws and keeps its words, in the order in which it writes them.</summary>
internal sealed class PdfPieces
{
    private const int DeepestForm = 6;
    private const int MostPieces = 200_000;
    private const int MostKept = 100;

    private readonly PdfDocument _pdf;
    private readonly Dictionary<object, PdfFont> _fonts = new(ReferenceEqualityComparer.Instance);
    private readonly List<PdfPiece> _pieces = [];
    private readonly PdfFont _unknown;

    public PdfPieces(PdfDocument pdf) => (_pdf, _unknown) = (pdf, PdfFont.Unknown(pdf));

    /// <summary>The words of a page.</summary>
    public IReadOnlyList<PdfPiece> Of(Dictionary<string, object?> page)
    {
        _pieces.Clear();
        var contents = _pdf.Follow(page.GetValueOrDefault("Contents"));
        var streams = contents is null ? [] : contents.IsStream ? [contents] : _pdf.List(contents.Value).Select(_pdf.Follow).OfType<PdfEntry>().Where(e => e.IsStream).ToList();
        using var drawing = new MemoryStream();
        foreach (var stream in streams)
        {
            drawing.Write(_pdf.Unpack(stream) ?? []);
            drawing.WriteByte((byte)'\n');
        }

        Draw(drawing.ToArray(), page.GetValueOrDefault("Resources"), PdfMatrix.Identity, 0);
        return [.. _pieces];
    }

    private void Draw(byte[] drawing, object? resources, PdfMatrix place, int depth)
    {
        var state = new PdfTextState { Place = place, Font = _unknown };
        var kept = new Stack<PdfTextState>();
        var operands = new List<object?>();
        var values = new PdfValues(drawing, 0, _pdf.Budget);
        for (values.SkipSpace(); values.At < drawing.Length && _pieces.Count < MostPieces; values.SkipSpace())
        {
            var value = values.Read();
            if (value is not string order)
            {
                operands.Add(value);
                continue;
            }

            switch (order)
            {
                case "q" when kept.Count < MostKept:
                    kept.Push(state.Copy());
                    break;
                case "Q" when kept.TryPop(out var before):
                    state = before;
                    break;
                case "ID":
                    values = new PdfValues(drawing, AfterPicture(drawing, values.At), _pdf.Budget);
                    break;
                case "Do" when operands is [.., PdfName name] && depth < DeepestForm:
                    Borrow(name.Value, resources, state.Place, depth);
                    break;
                case "Tf" when operands is [.., PdfName name, double size]:
                    (state.Font, state.Size) = (FontOf(name.Value, resources), size);
                    break;
                default:
                    state.Do(order, operands, _pieces);
                    break;
            }

            operands.Clear();
        }
    }

    /// <summary>A drawing that this one borrows: letterheads, but also whole pages of some programs.</summary>
    private void Borrow(string name, object? resources, PdfMatrix place, int depth)
    {
        var drawings = _pdf.Dictionary(_pdf.Dictionary(resources)?.GetValueOrDefault("XObject"));
        if (_pdf.Follow(drawings?.GetValueOrDefault(name)) is { IsStream: true } form && form.Dictionary is { } head
            && _pdf.NameOf(head.GetValueOrDefault("Subtype")) == "Form" && _pdf.Unpack(form) is { } drawing)
        {
            Draw(drawing, head.GetValueOrDefault("Resources") ?? resources, PdfMatrix.Of(_pdf.List(head.GetValueOrDefault("Matrix"))).Then(place), depth + 1);
        }
    }

    private PdfFont FontOf(string name, object? resources)
    {
        var fonts = _pdf.Dictionary(_pdf.Dictionary(resources)?.GetValueOrDefault("Font"));
        if (_pdf.Dictionary(fonts?.GetValueOrDefault(name)) is not { } font)
        {
            return _unknown;
        }

        if (!_fonts.TryGetValue(font, out var read))
        {
            _fonts[font] = read = PdfFont.Read(_pdf, font);
        }

        return read;
    }

    private static int AfterPicture(byte[] drawing, int at)
    {
        for (var i = at; i + 2 < drawing.Length; i++)
        {
            if (drawing[i] == 'E' && drawing[i + 1] == 'I' && PdfValues.IsSpace(drawing[i - 1]) && PdfValues.IsDelimiter(drawing[i + 2]))
            {
                return i + 2;
            }
        }

        return drawing.Length;
    }
}
