using System.Text.Json.Nodes;
using LocalOfferCms.Admin.Editing.Form;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Admin.Editing.Kinds;

/// <summary>Other items of the site: one, or several in an order.</summary>
internal sealed class PickerKind : FieldKind
{
    public override string View => "_EditPicker";

    public override FieldInput Read(FieldScope scope, JsonNode? stored) => FieldInput.Of(("", JsonText.Strings((stored as JsonObject)?["ContentItemIds"])));

    public override FieldError? Refuse(FieldScope scope, FieldInput input) =>
        !Multiple(scope.Spec) && input.All().Count > 1 ? new($"Choose only one for ‘{scope.Spec.Label}’")
        : input.All().Any(id => id.Length > Core.ContentIds.MaxLength) ? new($"‘{scope.Spec.Label}’ holds something that is not on this site")
        : null;

    public override JsonNode? Write(FieldScope scope, JsonNode? old, FieldInput input)
    {
        var holder = Holder(old);
        holder["ContentItemIds"] = Strings(input.All().Distinct());
        return holder;
    }

    /// <summary>Whether it takes several.</summary>
    public static bool Multiple(FieldSpec spec) => spec.Flag("Multiple");

    /// <summary>Types that can be chosen; empty for all.</summary>
    public static IReadOnlyList<string> Types(FieldSpec spec) => spec.Texts("DisplayedContentTypes");
}

/// <summary>Terms of a taxonomy.</summary>
internal sealed class TaxonomyKind : FieldKind
{
    public override string View => "_EditChecks";

    public override FieldInput Read(FieldScope scope, JsonNode? stored)
    {
        // In the order of the form, which is that of the taxonomy: what a browser sends back.
        var chosen = JsonText.Strings((stored as JsonObject)?["TermContentItemIds"]);
        var known = Terms(scope).Select(t => t.Value).Where(chosen.Contains).ToList();
        return FieldInput.Of(("", [.. known, .. chosen.Except(known)]));
    }

    public override FieldError? Refuse(FieldScope scope, FieldInput input) =>
        scope.Spec.Flag("Unique") && input.All().Count > 1 ? new($"Choose only one for ‘{scope.Spec.Label}’") : null;

    public override JsonNode? Write(FieldScope scope, JsonNode? old, FieldInput input)
    {
        var holder = Holder(old);
        var before = JsonText.Strings(holder["TermContentItemIds"]);
        var chosen = input.All();
        holder["TaxonomyContentItemId"] ??= Taxonomy(scope.Spec);
        holder["TermContentItemIds"] = Strings(before.Where(chosen.Contains).Concat(chosen.Except(before)));
        return holder;
    }

    public override string Words(FieldScope scope, FieldInput input) =>
        string.Join("\n", input.All().Select(term => scope.Site.TermName(Taxonomy(scope.Spec), term)));

    /// <summary>What can be chosen: terms in the council's order, each below the one that it belongs under; none that is out of use.</summary>
    public static IReadOnlyList<Choice> Terms(FieldScope scope) => !scope.Site.Vocabularies.TryGetValue(Taxonomy(scope.Spec), out var taxonomy) ? []
        : [.. taxonomy.Tree().Where(t => !t.Term.IsRetired).Select(t => new Choice(t.Term.Id, t.Term.Name))];

    /// <summary>What a term is called, also when it is out of use.</summary>
    public static string NameOf(FieldScope scope, string term) => scope.Site.TermName(Taxonomy(scope.Spec), term);

    private static string Taxonomy(FieldSpec spec) => spec.Text("TaxonomyContentItemId");
}

/// <summary>Files of the library, each with the words that stand for a picture.</summary>
internal sealed class MediaKind : FieldKind
{
    public override string View => "_EditMedia";

    /// <summary>The files, their words, and those that are to go.</summary>
    public override IReadOnlyList<string> Subs { get; } = ["Paths", "MediaTexts", "Gone"];

    public override FieldInput Read(FieldScope scope, JsonNode? stored)
    {
        var paths = JsonText.Strings((stored as JsonObject)?["Paths"]);
        var texts = JsonText.Strings((stored as JsonObject)?["MediaTexts"]);
        return FieldInput.Of(("Paths", paths), ("MediaTexts", [.. paths.Select((_, i) => i < texts.Count ? texts[i] : "")]), ("Gone", []));
    }

    public override FieldError? Refuse(FieldScope scope, FieldInput input) =>
        !Multiple(scope.Spec) && Kept(input).Count() > 1 ? new($"Choose only one file for ‘{scope.Spec.Label}’: remove one of them", "Paths") : null;

    public override JsonNode? Write(FieldScope scope, JsonNode? old, FieldInput input)
    {
        var holder = Holder(old);
        holder["Paths"] = Strings(Kept(input).Select(f => f.Path));
        holder["MediaTexts"] = Strings(Kept(input).Select(f => f.Text));
        return holder;
    }

    public override bool IsEmpty(FieldInput input) => !Kept(input).Any();

    public override string Words(FieldScope scope, FieldInput input) => string.Join("\n", Kept(input).Select(f => f.Text.Length > 0 ? $"{f.Path}: {f.Text}" : f.Path));

    /// <summary>Whether it takes several.</summary>
    public static bool Multiple(FieldSpec spec) => spec.Flag("Multiple");

    /// <summary>Whether it takes pictures rather than documents.</summary>
    public static bool IsPicture(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".jpg" or ".jpeg" or ".png" or ".webp" or ".gif" or ".avif" or ".svg";

    /// <summary>All files of an input, in order.</summary>
    public static IEnumerable<(string Path, string Text, bool Gone)> Files(FieldInput input) =>
        input.Raw("Paths").Select((path, i) => (path, i < input.Raw("MediaTexts").Count ? input.Raw("MediaTexts")[i] : "", input.Raw("Gone").Contains(path)))
            .Where(f => f.path.Length > 0);

    private static IEnumerable<(string Path, string Text, bool Gone)> Kept(FieldInput input) => Files(input).Where(f => !f.Gone);
}

/// <summary>People with an account.</summary>
internal sealed class UserPickerKind : FieldKind
{
    /// <summary>Stands between a person's id and name in the form.</summary>
    public const char Between = '|';

    public override string View => "_EditPicker";

    public override FieldInput Read(FieldScope scope, JsonNode? stored)
    {
        var ids = JsonText.Strings((stored as JsonObject)?["UserIds"]);
        var names = JsonText.Strings((stored as JsonObject)?["UserNames"]);
        return FieldInput.Of(("", [.. ids.Select((id, i) => $"{id}{Between}{(i < names.Count ? names[i] : "")}")]));
    }

    public override FieldError? Refuse(FieldScope scope, FieldInput input) =>
        !PickerKind.Multiple(scope.Spec) && input.All().Count > 1 ? new($"Choose only one for ‘{scope.Spec.Label}’") : null;

    public override JsonNode? Write(FieldScope scope, JsonNode? old, FieldInput input)
    {
        var holder = Holder(old);
        var people = input.All().Select(Split).DistinctBy(p => p.Id).ToList();
        holder["UserIds"] = Strings(people.Select(p => p.Id));
        holder["UserNames"] = Strings(people.Select(p => p.Name));
        return holder;
    }

    public override string Words(FieldScope scope, FieldInput input) => string.Join("\n", input.All().Select(v => Split(v).Name));

    /// <summary>A person's id and name out of the form.</summary>
    public static (string Id, string Name) Split(string value) =>
        value.IndexOf(Between, StringComparison.Ordinal) is >= 0 and var at ? (value[..at], value[(at + 1)..]) : (value, "");
}

/// <summary>The person who looks after a page: an id in a text.</summary>
internal sealed class PersonKind : FieldKind
{
    public override string View => "_EditPicker";

    public override FieldInput Read(FieldScope scope, JsonNode? stored) => FieldInput.Of(("", Member(stored, "Text") is { Length: > 0 } id ? [id] : []));

    public override FieldError? Refuse(FieldScope scope, FieldInput input) =>
        input.All().Count > 1 ? new("Choose only one person") : input.Text.Length > Core.ContentIds.MaxLength ? new("Choose a person from the list") : null;

    public override JsonNode? Write(FieldScope scope, JsonNode? old, FieldInput input)
    {
        var holder = Holder(old);
        holder["Text"] = input.All() is [var id, ..] ? id : "";
        return holder;
    }
}
