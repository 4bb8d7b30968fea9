using System.Text;

namespace LocalOfferCms.Core.Media.Documents.Words;

/// <summary>How a point on a page is moved, turned and scaled.</summary>
internal readonly record struct PdfMatrix(double A, double B, double C, double D, double E, double F)
{
    public static PdfMatrix Identity { get; } = new(1, 0, 0, 1, 0, 0);

    public static PdfMatrix Of(IReadOnlyList<object?> numbers) =>
        numbers is [.., double a, double b, double c, double d, double e, double f] ? new(a, b, c, d, e, f) : Identity;

    /// <summary>This, and then another.</summary>
    public PdfMatrix Then(PdfMatrix next) => new(
        (A * next.A) + (B * next.C), (A * next.B) + (B * next.D),
        (C * next.A) + (D * next.C), (C * next.B) + (D * next.D),
        (E * next.A) + (F * next.C) + next.E, (E * next.B) + (F * next.D) + next.F);

    public PdfMatrix Moved(double x, double y) => new PdfMatrix(1, 0, 0, 1, x, y).Then(this);
}

/// <summary>Where a page's pen stands, and how it writes.</summary>
internal sealed class PdfTextState
{
    // A gap wider than this, in parts of the size, is a space that the page did not write.
    private const double Gap = 0.2;

    private PdfMatrix _line = PdfMatrix.Identity;
    private PdfMatrix _pen = PdfMatrix.Identity;
    private double _letterSpace;
    private double _wordSpace;
    private double _leading;
    private double _stretch = 1;
    private double _rise;

    public required PdfMatrix Place { get; set; }

    public required PdfFont Font { get; set; }

    public double Size { get; set; }

    public PdfTextState Copy() => (PdfTextState)MemberwiseClone();

    public void Do(string order, List<object?> operands, List<PdfPiece> pieces)
    {
        switch (order, operands)
        {
            case ("cm", [_, _, _, _, _, _]):
                Place = PdfMatrix.Of(operands).Then(Place);
                break;
            case ("BT", _):
                _line = _pen = PdfMatrix.Identity;
                break;
            case ("Tm", [_, _, _, _, _, _]):
                _line = _pen = PdfMatrix.Of(operands);
                break;
            case ("Td", [double x, double y]):
                NewLine(x, y);
                break;
            case ("TD", [double x, double y]):
                _leading = -y;
                NewLine(x, y);
                break;
            case ("T*", _):
                NewLine(0, -_leading);
                break;
            case ("Tc", [double space]):
                _letterSpace = space;
                break;
            case ("Tw", [double space]):
                _wordSpace = space;
                break;
            case ("TL", [double leading]):
                _leading = leading;
                break;
            case ("Tz", [double stretch]):
                _stretch = stretch / 100;
                break;
            case ("Ts", [double rise]):
                _rise = rise;
                break;
            default:
                Write(order, operands, pieces);
                break;
        }
    }

    private void Write(string order, List<object?> operands, List<PdfPiece> pieces)
    {
        switch (order, operands)
        {
            case ("Tj", [byte[] text]):
                WriteAll([text], pieces);
                break;
            case ("TJ", [List<object?> texts]):
                WriteAll(texts, pieces);
                break;
            case ("'", [byte[] text]):
                NewLine(0, -_leading);
                WriteAll([text], pieces);
                break;
            case ("\"", [double words, double letters, byte[] text]):
                (_wordSpace, _letterSpace) = (words, letters);
                NewLine(0, -_leading);
                WriteAll([text], pieces);
                break;
        }
    }

    private void NewLine(double x, double y) => _pen = _line = _line.Moved(x, y);

    private void WriteAll(List<object?> texts, List<PdfPiece> pieces)
    {
        var start = _pen.Then(Place);
        var letters = new StringBuilder();
        foreach (var part in texts)
        {
            if (part is byte[] text)
            {
                var (written, width, codes, spaces) = Font.Write(text);
                letters.Append(written);
                Forward(((width * Size) + (codes * _letterSpace) + (spaces * _wordSpace)) * _stretch);
            }
            else if (part is double back)
            {
                Forward(-back / 1000 * Size * _stretch);
                if (back < -1000 * Gap && letters.Length > 0 && letters[^1] != ' ')
                {
                    letters.Append(' ');
                }
            }
        }

        var end = _pen.Then(Place);
        // What is turned on its side is a margin's note or a watermark; it is read all the same, by its own size.
        var size = Math.Abs(Size) * Math.Sqrt((start.C * start.C) + (start.D * start.D));
        if (letters.Length > 0)
        {
            pieces.Add(new(start.E, start.F + _rise, end.E, size, Font.IsBold, letters.ToString()));
        }
    }

    private void Forward(double x) => _pen = _pen.Moved(x, 0);
}
