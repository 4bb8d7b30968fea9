using System.Text;

namespace LocalOfferCms.Core.Text;

/// <summary>A node of markup that we are about to write: only ever made from an allow-list, never straight from somebody's HTML.</summary>
internal abstract class HtmlNode
{
    /// <summary>The words below this node, without markup.</summary>
    public string Words()
    {
        var words = new StringBuilder();
        Collect(this, words);
        return words.ToString();

        static void Collect(HtmlNode node, StringBuilder words)
        {
            if (node is HtmlText text)
            {
                words.Append(text.Text);
            }
            else if (node is HtmlElement element)
            {
                foreach (var child in element.Children)
                {
                    Collect(child, words);
                }
            }
        }
    }
}

internal sealed class HtmlText(string text) : HtmlNode
{
    public string Text { get; } = text;
}

internal sealed class HtmlElement(string name, params IEnumerable<HtmlNode> children) : HtmlNode
{
    public string Name { get; set; } = name;
    public List<KeyValuePair<string, string>> Attributes { get; private init; } = [];
    public List<HtmlNode> Children { get; init; } = [.. children];

    public bool IsHeading => Name is ['h', >= '1' and <= '6'];

    public string? this[string attribute]
    {
        get => Attributes.Find(pair => pair.Key == attribute).Value;
        set
        {
            var place = Attributes.FindIndex(pair => pair.Key == attribute);
            if (value is null)
            {
                Attributes.RemoveAll(pair => pair.Key == attribute);
            }
            else if (place < 0)
            {
                Attributes.Add(new(attribute, value));
            }
            else
            {
                Attributes[place] = new(attribute, value);
            }
        }
    }

    public HtmlElement With(string attribute, string value)
    {
        this[attribute] = value;
        return this;
    }

    /// <summary>The same element, under another name or with other children.</summary>
    public HtmlElement Like(string name, List<HtmlNode> children) => new(name) { Attributes = Attributes, Children = children };
}
