namespace LocalOfferCms.Core.Checks;

/// <summary>One thing to look for in a text. Stateless: one instance serves every council.</summary>
internal interface IContentCheck
{
    /// <summary>What it finds, in the order of the text.</summary>
    IEnumerable<Finding> Find(CheckedPage page);
}
