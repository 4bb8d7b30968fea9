using System.Globalization;
using LocalOfferCms.Admin.Editing.Form;
using LocalOfferCms.Admin.Editing.Kinds;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Media;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Admin.Editing;

/// <summary>Puts a file that was chosen in the library where it was asked for: into a field for files, or into a text.</summary>
internal sealed class ChosenFile(CmsDbContext db)
{
    /// <summary>The input that says where in a text the caret stood.</summary>
    private const string Caret = "$caret";

    /// <summary>Puts it into the form.</summary>
    public async Task PutAsync(EditorForm form, FormInputs inputs, string path, string file, CancellationToken ct)
    {
        if (form.Field(path) is not { } field)
        {
            return;
        }

        var id = MediaFile.IdOf(file);
        var known = await db.MediaFiles.AsNoTracking().FirstOrDefaultAsync(f => f.MediaFileId == id, ct);
        if (field.Kind is MediaKind)
        {
            AddTo(inputs, path, file, known?.AltText ?? "");
        }
        else if (field.Kind.IsText)
        {
            inputs[path] = [Insert(field.Input.Text, inputs.One(Caret), Markdown(file, known))];
        }

        inputs[Caret] = null;
    }

    private static void AddTo(FormInputs inputs, string path, string file, string words)
    {
        if (inputs[path + ".Paths"]?.Contains(file) != true)
        {
            inputs[path + ".Paths"] = [.. inputs[path + ".Paths"] ?? [], file];
            inputs[path + ".MediaTexts"] = [.. inputs[path + ".MediaTexts"] ?? [], words];
        }

        inputs[path + ".Gone"] = inputs[path + ".Gone"]?.Where(p => p != file).ToList();
    }

    private static string Markdown(string file, MediaFile? known) => MediaKind.IsPicture(file)
        ? $"![{Plain(known?.AltText ?? "")}](media:{Escaped(file)})"
        : $"[{Plain(known is { Title.Length: > 0 } ? known.Title : file[(file.LastIndexOf('/') + 1)..])}](media:{Escaped(file)})";

    private static string Insert(string text, string caret, string what)
    {
        var at = int.TryParse(caret, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position <= text.Length ? position : text.Length;
        var (before, after) = (text[..at].TrimEnd(), text[at..].TrimStart());
        return $"{before}{(before.Length > 0 ? "\n\n" : "")}{what}\n{(after.Length > 0 ? "\n" + after : "")}";
    }

    // Brackets would end the words of the link.
    private static string Plain(string words) => words.Replace("[", "(", StringComparison.Ordinal).Replace("]", ")", StringComparison.Ordinal).ReplaceLineEndings(" ");

    private static string Escaped(string file) => file.Replace(" ", "%20", StringComparison.Ordinal).Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
}
