namespace VideoWeb.Engines.Diffusion.Tokenizers;

/// <summary>The part of a tokenizer that turns one word of normalised text into ids.</summary>
internal interface ITokenModel
{
    /// <summary>Appends the ids of <paramref name="word"/>, which is not empty and is valid Unicode.</summary>
    void Encode(string word, List<int> ids);

    /// <summary>The id of a token by its exact text.</summary>
    int? IdOf(string token);
}

/// <summary>Turns text into the form the model was trained on.</summary>
internal interface ITextNormalizer
{
    string Normalize(string text);
}

/// <summary>Cuts text into words that the model sees one by one.</summary>
internal interface ITextSplitter
{
    IEnumerable<string> Split(string text);
}
