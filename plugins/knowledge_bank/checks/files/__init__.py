"""What files beside entries, pictures and PDFs, say of themselves or carry along unseen."""
