/** Dresses a page of the lab that the server has written: the model in use, and the link to Phoenix. */

import { getForm } from "./api.js";
import { dress } from "./header.js";

getForm().then(dress, () => {});
