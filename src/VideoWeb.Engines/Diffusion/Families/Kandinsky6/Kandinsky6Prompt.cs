using VideoWeb.Engines.Diffusion.Tokenizers;

namespace VideoWeb.Engines.Diffusion.Families.Kandinsky6;

/// <summary>The chat template around a prompt, as the model was trained with it, misspellings included.</summary>
internal static class Kandinsky6Prompt
{
    /// <summary>Tokens of the template that are cut off the encoder's output; always this many, wherever the border falls.</summary>
    public const int CropStart = 129;

    /// <summary>Most tokens of a prompt that the transformer reads, the closing control token included.</summary>
    public const int MaxLength = 1024;

    /// <summary>What stands before a prompt.</summary>
    public const string Head =
        "<|im_start|>system\n"
        + "You are a promt engineer. Describe the video in detail.\n"
        + "Describe how the camera moves or shakes, describe the zoom and view angle, whether it follows the objects.\n"
        + "Describe the location of the video, main characters or objects and their action.\n"
        + "Describe the dynamism of the video and presented actions.\n"
        + "Name the visual style of the video: whether it is a professional footage, user generated content, some kind of animation, video game or scren content.\n"
        + "Describe the visual effects, postprocessing and transitions if they are presented in the video.\n"
        + "Pay attention to the order of key actions shown in the scene.<|im_end|>\n"
        + "<|im_start|>user\n";

    /// <summary>What stands after it.</summary>
    public const string Tail = "<|im_end|>";

    /// <summary>
    /// Ids of the template and the prompt, cut from the right. Control tokens written in the prompt are ordinary text:
    /// in the reference they would end the user's turn, or stop the processor.
    /// </summary>
    public static int[] Encode(Tokenizer tokenizer, string prompt, int maxLength = MaxLength) => tokenizer.Encode(
        [TextPart.OfTemplate(Head), TextPart.OfUser(prompt), TextPart.OfTemplate(Tail)], CropStart + maxLength);
}
